"""Every kind of message that is owed, and everything that can be shown; the table that rows are read by."""

from __future__ import annotations

from bot.domain.deliveries import Delivery
from bot.services.answers.asking import Answered, AnswerNotice
from bot.services.answers.notices import (
    AliasNotice,
    EntriesDue,
    ExpertAnswer,
    ExpertAnswerNotice,
    ExpertQuestion,
    ExpertQuestionNotice,
    MissedNote,
    MissedNotice,
    ProposedAlias,
    ReviewNotice,
)
from bot.services.channels import ChannelNews, ChannelNotice
from bot.services.delivery.notice import Mark, Notice, UnreadableNotice, Update
from bot.services.delivery.speaking import Spoken, SpokenNotice
from bot.services.delivery.undelivered import Returned, UndeliveredNotice
from bot.services.figures.notices import MonthlyFilesNotice, MonthlyReportNotice
from bot.services.figures.report import Report, ReportFiles
from bot.services.forgetting import Erased, ErasedNotice
from bot.services.openings.marks import MarkNotice, ReplyReadNotice
from bot.services.openings.notices import (
    CardNotice,
    CardUpdateNotice,
    Ended,
    EndedNotice,
    Expired,
    ExpiredNotice,
    FitGone,
    FitGoneNotice,
    FitNotice,
    HandedOver,
    HandedOverNotice,
    OpeningCard,
    OpeningsDue,
    OpeningsDueNotice,
    WishFits,
)
from bot.services.placements.law import LawChange, LawChangeNotice
from bot.services.placements.notices import (
    BrokerLeft,
    BrokerLeftNotice,
    Bundle,
    CoverAsked,
    CoverEnded,
    CoverEndedNotice,
    CoverNotice,
    HandedOn,
    HandedOnNotice,
    RemindersNotice,
    WhileAway,
    WhileAwayNotice,
)

Shown = (
    ExpertQuestion | ExpertAnswer | MissedNote | ProposedAlias | EntriesDue
    | OpeningCard | HandedOver | OpeningsDue | Expired | Ended | WishFits | FitGone
    | HandedOn | BrokerLeft | CoverAsked | CoverEnded | WhileAway | Bundle | LawChange
    | Report | ReportFiles | Returned | Erased | Answered | Spoken | ChannelNews
)  # fmt: skip
"""What a notice can say; each of them has its look in Slack."""

Composed = Shown | Update[Shown] | Mark
"""What a notice is made into when it is sent."""

NOTICES: tuple[type[Notice[Composed]], ...] = (
    ExpertQuestionNotice, ExpertAnswerNotice, MissedNotice, AliasNotice, ReviewNotice,
    CardNotice, CardUpdateNotice, HandedOverNotice, OpeningsDueNotice, ExpiredNotice, FitNotice,
    EndedNotice, FitGoneNotice, MarkNotice, ReplyReadNotice,
    HandedOnNotice, BrokerLeftNotice, CoverNotice, CoverEndedNotice, WhileAwayNotice, RemindersNotice, LawChangeNotice,
    MonthlyReportNotice, MonthlyFilesNotice, UndeliveredNotice, ErasedNotice,
    AnswerNotice, SpokenNotice, ChannelNotice,
)  # fmt: skip

_BY_KIND = {notice.kind: notice for notice in NOTICES}


def notice_of(delivery: Delivery) -> Notice[Composed]:
    """What a row of the delivery table owes. Raises UnreadableNotice."""
    kind = _BY_KIND.get(delivery.kind)
    if kind is None:
        raise UnreadableNotice(f"{delivery.kind} {delivery.id}: no such kind")
    return kind.read(delivery)
