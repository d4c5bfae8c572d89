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
from bot.services.figures.notices import MonthlyFilesNotice, MonthlyReportNotice
from bot.services.figures.report import Report, ReportFiles
from bot.services.forgetting import Erased, ErasedNotice
from bot.services.notice import Notice, UnreadableNotice, Update
from bot.services.openings.notices import (
    CardNotice,
    CardUpdateNotice,
    Expired,
    ExpiredNotice,
    FitNotice,
    HandedOver,
    HandedOverNotice,
    OpeningCard,
    OpeningsDue,
    OpeningsDueNotice,
    WishFits,
)
from bot.services.placements.notices import (
    BrokerLeft,
    BrokerLeftNotice,
    Bundle,
    CoverAsked,
    CoverEnded,
    CoverEndedNotice,
    CoverNotice,
    DoneForYou,
    DoneForYouNotice,
    HandedOn,
    HandedOnNotice,
    RemindersNotice,
)
from bot.services.speaking import Spoken, SpokenNotice
from bot.services.undelivered import Returned, UndeliveredNotice

Shown = (
    ExpertQuestion | ExpertAnswer | MissedNote | ProposedAlias | EntriesDue
    | OpeningCard | HandedOver | OpeningsDue | Expired | WishFits
    | HandedOn | BrokerLeft | CoverAsked | CoverEnded | Bundle
    | Report | ReportFiles | Returned | Erased | Answered | Spoken | DoneForYou | ChannelNews
)  # fmt: skip
"""What a notice can say; each of them has its look in Slack."""

NOTICES: tuple[type[Notice[Shown | Update[Shown]]], ...] = (
    ExpertQuestionNotice, ExpertAnswerNotice, MissedNotice, AliasNotice, ReviewNotice,
    CardNotice, CardUpdateNotice, HandedOverNotice, OpeningsDueNotice, ExpiredNotice, FitNotice,
    HandedOnNotice, BrokerLeftNotice, CoverNotice, CoverEndedNotice, RemindersNotice,
    MonthlyReportNotice, MonthlyFilesNotice, UndeliveredNotice, ErasedNotice,
    AnswerNotice, SpokenNotice, DoneForYouNotice, ChannelNotice,
)  # fmt: skip

_BY_KIND = {notice.kind: notice for notice in NOTICES}


def notice_of(delivery: Delivery) -> Notice[Shown | Update[Shown]]:
    """What a row of the delivery table owes. Raises UnreadableNotice."""
    kind = _BY_KIND.get(delivery.kind)
    if kind is None:
        raise UnreadableNotice(f"{delivery.kind} {delivery.id}: no such kind")
    return kind.read(delivery)
