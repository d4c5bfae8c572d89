"""What is said between askers and curators: questions passed on, answers saved, words proposed, reviews due."""

from __future__ import annotations

from datetime import date

from bot.text.format import count, day

SAVE = "Gem som svar"
EDIT = "Ret svar"
WITHDRAW = "Tag svaret ud"
WITHDRAW_QUESTION = "Svaret bliver ikke vist mere. Den, der spurgte, beholder det, der allerede er sendt."
APPROVE = "Godkend"
REJECT = "Afvis"
SEND = "Gem og send"
STORE = "Gem"
CANCEL = "Fortryd"

SAVE_TITLE = "Gem som svar"
EDIT_TITLE = "Ret svar"
TITLE_LABEL = "Titel"
TITLE_HINT = "Emnet i få ord, som det skal stå øverst på svaret."
ANSWER_LABEL = "Svar"
ANSWER_HINT = "Skriv det generelt, uden navne og CPR-numre. Links skrives [tekst](https://…)."
QUESTIONS_LABEL = "Spørgsmål, det svarer på"
QUESTIONS_HINT = "Ét på hver linje, gerne med flere ordvalg. Det er dem, svaret bliver fundet på."

APPROVED_WORDING = "ordene er godkendt af en fagperson"
LOCAL_SOURCE = "Svar fra kommunens egne fagpersoner"
FORWARDED = "Spørgsmålet er sendt til fagpersonerne. Du får svaret her, så snart de har skrevet det."
FORWARDED_PRIVATELY = "Spørgsmålet er sendt til fagpersonerne. Du får svaret i en direkte besked."
ALREADY_FORWARDED = "Spørgsmålet er allerede sendt til fagpersonerne. Svaret kommer, så snart de har skrevet det."
ALREADY_VOTED = "Det har jeg allerede noteret. Tak."
ALREADY_TOLD = "Fagpersonerne har allerede fået, hvad der manglede. Tak."
ANSWERED_ALREADY = "Spørgsmålet er allerede besvaret. Svaret kan rettes med knappen Ret svar i tråden."
REPLY_GONE = "Beskeden, der skulle gemmes, er der ikke mere. Skriv svaret i tråden igen."
ENTRY_CHANGED = "Svaret er rettet og gælder fra nu af."


def no_channel(name: str) -> str:
    return f"Jeg kan ikke finde kanalen #{name}, hvor fagpersonerne svarer. Sig det til den, der driver Brobygger."


def asked(who: str) -> str:
    return f"{who} spørger:"


def how_to_answer() -> str:
    return "Svar her i tråden. En fagperson gemmer svaret, så sendes det til spørgeren og svarer også den næste."


def question_summary(question: str) -> str:
    return f"Spørgsmål til fagpersonerne: {question}"


def offer(who: str) -> str:
    return f"Er det svaret, {who}? Gem det, så bliver det sendt til spørgeren."


def only_curators(whom: str) -> str:
    """``whom`` are the curators as mentions; empty where the config names none."""
    if not whom:
        return (
            "Svar kan først gemmes, når der er fagpersoner under [roles] curators. "
            "Sig det til den, der driver Brobygger."
        )
    return f"Svaret bliver først sendt, når en fagperson gemmer det. Spørg {whom}."


def saved(who: str) -> str:
    return f":white_check_mark: Gemt som svar af {who} og sendt til spørgeren."


def withdrawn(who: str) -> str:
    return f"Svaret er taget ud af {who}."


def answered(who: str | None, by: str, question: str) -> str:
    """``who`` is the asker's mention where the thread has others in it; ``by`` the mention of who answered."""
    lead = f"{who}, {by}" if who else by
    return f"{lead} har svaret på “{question}”"


def settled(by: str) -> str:
    """Below a question in the experts' channel that has its answer."""
    return f":white_check_mark: Besvaret af {by} og sendt til spørgeren."


def approved_on(on: date) -> str:
    return f"godkendt {day(on)}"


def missed_summary() -> str:
    return "Et svar hjalp ikke"


def missed(who: str) -> str:
    return f":thumbsdown: *Et svar hjalp ikke {who}*"


MISSED_QUESTION = "Spørgsmål"
MISSED_NOTE = "Det manglede"
MISSED_SHOWN = "Vist svar"
MISSED_NOTHING = "intet svar"


def proposal_summary(words: str) -> str:
    return f"Skal “{words}” huskes?"


def proposal(words: str, title: str, times: int) -> str:
    return f"{count(times, 'gang', 'gange')} har nogen spurgt “{words}” og valgt *{title}*. Skal det svare fremover?"


def approved(words: str, title: str, who: str) -> str:
    return f":white_check_mark: “{words}” fører nu til *{title}*. Godkendt af {who}."


def rejected(words: str, title: str, who: str) -> str:
    return f"“{words}” fører ikke til *{title}*. Afvist af {who}."


def review_summary(amount: int) -> str:
    return f"{count(amount, 'svar', 'svar')} skal gennemgås"


def review_lead(amount: int, days: int) -> str:
    return (
        f"*{review_summary(amount)}.* De er ikke set igennem i {days} dage. Tjek kilden, ret det, der er ændret, "
        "og sæt datoen. Indtil da står det på svaret, at det skal gennemgås."
    )


def review_line(title: str, on: date) -> str:
    return f"• {title}, sidst gennemgået {day(on)}"


def review_more(amount: int) -> str:
    return f"og {count(amount, 'svar', 'svar')} til"
