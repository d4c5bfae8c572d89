"""What each thing that a notice can say looks like in Slack."""

from __future__ import annotations

from bot.services.answers.asking import Answered
from bot.services.answers.notices import EntriesDue, ExpertAnswer, ExpertQuestion, MissedNote, ProposedAlias
from bot.services.channels import ChannelNews
from bot.services.delivery.notices import Shown
from bot.services.delivery.speaking import Spoken
from bot.services.delivery.undelivered import Returned
from bot.services.figures.report import Report, ReportFiles
from bot.services.forgetting import Erased
from bot.services.openings.notices import Ended, Expired, FitGone, HandedOver, OpeningCard, OpeningsDue, WishFits
from bot.services.placements.law import LawChange
from bot.services.placements.notices import BrokerLeft, Bundle, CoverAsked, CoverEnded, HandedOn, WhileAway
from bot.slack import blocks, coordinators, reports
from bot.slack.answers import cards, experts
from bot.slack.answers.parts import Place
from bot.slack.message import Message
from bot.slack.openings import cards as openings
from bot.slack.placements import cards as placements
from bot.slack.placements import followups
from bot.text import common


def render(shown: Shown) -> Message:  # noqa: PLR0912 - one case for each
    """The type checker sees to it that none is missing."""
    match shown:
        case ExpertQuestion():
            return experts.question(shown)
        case ExpertAnswer():
            return experts.answer(shown)
        case MissedNote():
            return experts.missed(shown)
        case ProposedAlias():
            return experts.proposal(shown)
        case EntriesDue():
            return experts.review(shown)
        case OpeningCard():
            return openings.card(shown)
        case HandedOver():
            return openings.handed_over(shown)
        case OpeningsDue():
            return openings.due(shown)
        case Expired():
            return openings.expired(shown)
        case Ended():
            return openings.ended(shown)
        case WishFits():
            return openings.wish_fits(shown)
        case FitGone():
            return openings.fit_gone(shown)
        case HandedOn():
            return placements.handed_on(shown)
        case BrokerLeft():
            return placements.broker_left(shown)
        case CoverAsked():
            return followups.cover_asked(shown)
        case CoverEnded():
            return followups.cover_ended(shown)
        case LawChange():
            return placements.law_change(shown)
        case WhileAway():
            return placements.while_away(shown)
        case Bundle():
            return followups.bundle(shown)
        case Report():
            return reports.report(shown)
        case ReportFiles():
            return reports.files(shown)
        case Returned():
            return coordinators.returned(shown)
        case ChannelNews():
            return coordinators.news(shown)
        case Answered():
            return cards.reply(shown.reply, Place.DIRECT if shown.direct else Place.OPEN)
        case Spoken():
            return Message(shown.text, shown.blocks)
        case Erased():
            return Message(common.ERASED, tuple(blocks.sections(common.ERASED)))
