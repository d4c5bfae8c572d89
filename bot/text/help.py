"""What ``/bro hjælp`` says."""

COMMANDS = """*Det kan du skrive*
• `/bro hvor mange timer personlig assistance` – spørg; svaret er kun synligt for dig
• Skriv en jobåbning i åbningskanalen, så logger jeg den
• `/bro følg A12 hos Netto hver 4. uge` – nyt forløb med opfølgning
• `/bro mine` – dine forløb, åbninger og påmindelser
• Du kan også skrive til mig direkte eller nævne mig i en kanal"""
