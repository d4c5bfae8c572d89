"""What the app says of itself in Slack."""

DESCRIPTION = "Svar om ordninger, jobåbninger i ét format og opfølgninger, der huskes"
COMMAND_DESCRIPTION = "Spørg, find job, følg op"
COMMAND_HINT = "hvor mange timer personlig assistance | job lager kolding | følg A12 hos Netto hver 4. uge"
SHORTCUT_ASK = "Spørg Brobygger"
SHORTCUT_ASK_DESCRIPTION = "Find svaret på det, der står i beskeden"
SHORTCUT_LOG = "Log som jobåbning"
SHORTCUT_LOG_DESCRIPTION = "Gør beskeden til en jobåbning"
