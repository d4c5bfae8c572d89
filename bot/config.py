"""``config.toml`` as frozen models; every problem is found at once, each with its cure."""

from __future__ import annotations

import re
import tomllib
from datetime import date, time, timedelta
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError, field_validator, model_validator
from rapidfuzz import process

from bot.domain.openings.drafts import OpeningType
from danish.workdays import WorkCalendar

DEFAULT_PATH = Path("config.toml")


class ConfigProblems(Exception):
    """Everything wrong with a config file, one Danish line each."""

    def __init__(self, path: Path, problems: list[str]) -> None:
        super().__init__(f"{len(problems)} problems in {path}")
        self.path = path
        self.problems = problems


def _as_time(value: object) -> object:
    if isinstance(value, str) and re.fullmatch(r"\d{1,2}[:.]\d{2}", value):
        hours, minutes = value.replace(".", ":").split(":")
        return time(int(hours), int(minutes))
    raise ValueError("clock")


def _as_month_day(value: object) -> object:
    if isinstance(value, str) and (match := re.fullmatch(r"(\d{1,2})-(\d{1,2})", value)):
        day, month = int(match[1]), int(match[2])
        date(2024, month, day)
        return (month, day)
    raise ValueError("month_day")


def _as_length(value: object) -> object:
    """``24h``, ``30m`` or ``7d``; empty for never."""
    if value == "":
        return None
    if isinstance(value, str) and (match := re.fullmatch(r"([1-9]\d{0,3})([mhd])", value)):
        return timedelta(**{{"m": "minutes", "h": "hours", "d": "days"}[match[2]]: int(match[1])})
    raise ValueError("length")


ClockTime = Annotated[time, BeforeValidator(_as_time)]
MonthDay = Annotated[tuple[int, int], BeforeValidator(_as_month_day)]
Length = Annotated[timedelta | None, BeforeValidator(_as_length)]


class Settings(BaseModel):
    """A table of the file: unknown keys are errors, values never change."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)


class DataSettings(Settings):
    folder: Path = Path("data")
    local_entries: str = ""
    backup_every: Length = timedelta(hours=24)
    backup_keep_days: int = Field(default=14, ge=1, le=365)

    @property
    def backup_keep(self) -> timedelta:
        return timedelta(days=self.backup_keep_days)


class ChannelSettings(Settings):
    openings: tuple[str, ...] = ("jobåbninger",)
    experts: str = "fagpersoner"
    leadership: str = "ledelse"


class RoleSettings(Settings):
    brokers: tuple[str, ...] = ()
    coordinators: tuple[str, ...] = ()
    leaders: tuple[str, ...] = ()
    curators: tuple[str, ...] = ()


class RoutingRule(Settings):
    place: str = ""
    type: OpeningType | None = None
    to: str


class RoutingSettings(Settings):
    default: str = ""
    rules: tuple[RoutingRule, ...] = ()


class AnswerSettings(Settings):
    review_after_days: int = Field(default=365, ge=1)


class OpeningSettings(Settings):
    hand_over_within: int = Field(default=1, ge=1)
    qualify_within: int = Field(default=2, ge=1)
    match_within: int = Field(default=5, ge=1)
    warn_before_deadline: int = Field(default=2, ge=0)
    duplicate_window_days: int = Field(default=60, ge=1)
    duplicate_at: int = Field(default=80, ge=50, le=100)
    minimum_unemployed_months: int = Field(default=12, ge=0)


class FollowupSettings(Settings):
    every_weeks: int = Field(default=4, ge=1, le=52)
    first_after_weeks: int = Field(default=1, ge=1, le=52)
    phone_between: bool = False
    repeat_after: int = Field(default=3, ge=1)
    leader_after: int = Field(default=5, ge=1)
    aftercare_months: tuple[Annotated[int, Field(ge=1, le=36)], ...] = (1, 3)


class WorkingTimeSettings(Settings):
    opens: ClockTime = time(8)
    closes: ClockTime = time(16)
    digest: ClockTime = time(8)
    monthly: ClockTime = time(9)
    yearly_closed: tuple[MonthDay, ...] = ((12, 24), (12, 31))
    closed: tuple[date, ...] = ()

    @field_validator("opens", "digest", "monthly")
    @classmethod
    def _exists_every_night(cls, value: time) -> time:
        """The night summer time begins has no clock between 02:00 and 03:00."""
        if time(2) <= value < time(3):
            raise ValueError("night")
        return value

    @model_validator(mode="after")
    def _ordered(self) -> WorkingTimeSettings:
        if self.opens >= self.closes:
            raise ValueError("hours")
        return self

    def calendar(self) -> WorkCalendar:
        return WorkCalendar(self.opens, self.closes, frozenset(self.yearly_closed), frozenset(self.closed))


class Goal(Settings):
    name: str
    scope: str = ""
    start: date = Field(alias="from")
    end: date = Field(alias="to")
    internships: int | None = Field(default=None, ge=1)
    ordinary_share: float | None = Field(default=None, gt=0, le=100)
    ordinary_jobs: int | None = Field(default=None, ge=1)
    target_group: int | None = Field(default=None, ge=1)
    company_share: float | None = Field(default=None, gt=0, le=100)
    ordinary_hours: float | None = Field(default=None, gt=0)

    @model_validator(mode="after")
    def _ordered(self) -> Goal:
        if self.start > self.end:
            raise ValueError("period")
        return self


class Membership(Settings):
    municipality: str = ""
    team: str = ""
    members: tuple[str, ...] = ()


class TargetSettings(Settings):
    caseload: int = Field(default=47, ge=1)
    units: tuple[Membership, ...] = ()
    goals: tuple[Goal, ...] = ()


class PrivacySettings(Settings):
    case_ref_pattern: str = "^[A-ZÆØÅ]{1,3}-?[0-9]{1,5}$"
    case_ref_example: str = "A12"
    retain_days: int = Field(default=730, ge=30)
    minimum_group: int = Field(default=5, ge=2)

    @field_validator("case_ref_pattern")
    @classmethod
    def _is_pattern(cls, value: str) -> str:
        try:
            re.compile(value)
        except re.error:
            raise ValueError("pattern") from None
        return value

    @model_validator(mode="after")
    def _example_fits(self) -> PrivacySettings:
        if not re.search(self.case_ref_pattern, self.case_ref_example):
            raise ValueError("example")
        return self


class LoggingSettings(Settings):
    level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = "INFO"
    format: Literal["text", "json"] = "text"


class Config(Settings):
    """Every setting; the defaults are those written in the shipped ``config.toml``."""

    data: DataSettings = DataSettings()
    channels: ChannelSettings = ChannelSettings()
    roles: RoleSettings = RoleSettings()
    routing: RoutingSettings = RoutingSettings()
    answers: AnswerSettings = AnswerSettings()
    openings: OpeningSettings = OpeningSettings()
    followups: FollowupSettings = FollowupSettings()
    working_time: WorkingTimeSettings = WorkingTimeSettings()
    targets: TargetSettings = TargetSettings()
    privacy: PrivacySettings = PrivacySettings()
    logging: LoggingSettings = LoggingSettings()

    @property
    def database(self) -> Path:
        return self.data.folder / "brobygger.sqlite"

    @property
    def backups(self) -> Path:
        return self.data.folder / "backups"


def load(path: Path) -> Config:
    """Read the file; a missing default file means the defaults. Raises ConfigProblems with every problem."""
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        if path == DEFAULT_PATH:
            return Config()
        raise ConfigProblems(path, [f"{path} findes ikke; tjek stien efter --config."]) from None
    except (OSError, UnicodeDecodeError):
        raise ConfigProblems(path, [f"{path} kan ikke læses; tjek rettigheder, og at den er gemt som UTF-8."]) from None
    try:
        raw = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ConfigProblems(path, [_syntax(str(error))]) from None
    try:
        return Config.model_validate(raw)
    except ValidationError as error:
        problems = [
            _explained(list(detail["loc"]), detail["type"], detail["msg"], detail.get("ctx", {}))
            for detail in error.errors()
        ]
        raise ConfigProblems(path, problems) from None


def _syntax(message: str) -> str:
    where = re.search(r"line (\d+), column (\d+)", message)
    place = f"linje {where[1]}, tegn {where[2]}" if where else "slutningen af filen"
    return f"{place}: kan ikke læses som TOML; tjek anførselstegn, lighedstegn og klammer."


_CURES = {
    "clock": 'skriv et klokkeslæt som "08:00".',
    "length": 'skriv en længde som "24h", "30m" eller "7d"; tom for aldrig.',
    "month_day": 'skriv en dag i året som "24-12" (dag-måned).',
    "night": "vælg et tidspunkt uden for 02:00-03:00; den time findes ikke, når sommertiden begynder.",
    "hours": "opens skal ligge før closes.",
    "period": "from skal ligge før to.",
    "pattern": "mønsteret er ikke et gyldigt regulært udtryk.",
    "example": "case_ref_example passer ikke til case_ref_pattern.",
}


def _explained(location: list[int | str], kind: str, message: str, context: dict[str, Any]) -> str:
    path = ".".join(str(part) for part in location)
    if kind == "extra_forbidden":
        return f"{path}: kendes ikke{_meant(location)}"
    if kind == "missing":
        return f"{path}: mangler."
    if kind == "value_error":
        key = message.removeprefix("Value error, ")
        return f"{path}: {_CURES.get(key, 'værdien findes ikke i kalenderen.')}"
    if kind in {"literal_error", "enum"}:
        return f"{path}: skal være {context.get('expected', '').replace(' or ', ' eller ')}."
    bounds = {
        "greater_than_equal": ("mindst", "ge"),
        "less_than_equal": ("højst", "le"),
        "greater_than": ("over", "gt"),
    }
    if kind in bounds:
        word, key = bounds[kind]
        return f"{path}: skal være {word} {context[key]}."
    shapes = {"int": "et helt tal", "bool": "true eller false", "string": "en tekst i anførselstegn"}
    shapes |= {"tuple": "en liste i [ ]", "float": "et tal", "date": "en dato som 2027-05-07", "model": "en tabel"}
    shape = next((text for name, text in shapes.items() if kind.startswith(name)), "en gyldig værdi")
    return f"{path}: skal være {shape}."


def _meant(location: list[int | str]) -> str:
    model: Any = Config
    for part in location[:-1]:
        if isinstance(part, int):
            continue
        annotation = model.model_fields[part].annotation
        model = annotation.__args__[0] if hasattr(annotation, "__args__") else annotation
    names = [field.alias or name for name, field in model.model_fields.items()]
    near = process.extractOne(str(location[-1]), names, score_cutoff=60)
    return f"; mente du {near[0]}?" if near else f"; mulige navne: {', '.join(names)}."
