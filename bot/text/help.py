"""What ``/bro hjælp`` says."""

COMMANDS = """*Det kan du skrive*
• `/bro hvor mange timer personlig assistance` – spørg; svaret er kun synligt for dig
• Skriv en jobåbning i åbningskanalen, så logger jeg den
• `/bro job lager kolding 10 timer` – find jobåbninger; `/bro job ny` udfylder en selv
• `/bro ønske A12` – borgerens ønskeliste; jeg siger til, når en åbning passer
• `/bro følg A12 hos Netto hver 4. uge` – nyt forløb med opfølgning; `/bro forløb A12` viser det
• `/bro mind mig om at ringe til Mette på tirsdag kl. 9` – en påmindelse, også gentaget
• `/bro ferie 20/12-3/1 dækkes af @Ole` – en kollega får dine påmindelser imens
• `/bro mine` – dine forløb, åbninger og påmindelser
• `/bro find ordning` – vælg situation og behov, og få de ordninger, der passer
• `/bro status`, `/bro overblik` – for ledere: månedens tal, sagsstammer og det, der er over tiden
• Du kan også skrive til mig direkte eller nævne mig i en kanal"""
