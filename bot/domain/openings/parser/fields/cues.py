"""How Danish employers phrase tasks, demands and offers."""

from __future__ import annotations

import re
from typing import Final

from bot.domain.openings.parser.reading import MARKS
from bot.domain.openings.parser.text import danish, words

_DEMANDS: Final = "|".join(
    (
        # papers, age and means
        r"obligatorisk\w*|diskretion|tavshedspligt|vaccin\w+|referencer|(?:\w+bevis|\w*certifikat)(?:et|er)?",
        (
            r"(?:uddannet|faglært|udlært|ufaglærte? ok|rutineret|erfaren|øvet)|c-?kort|\w*kørekort\w*"
            r"|sikkerhedsbriller"
        ),
        r"(?:fyldt|over|minimum|mindst|min\.) ?1[58](?: år)?|18 ?år|18\+|myndig|aldersgrænse\w*",
        # phrases that oblige
        (
            r"forudsætter|vi ser gerne|det er vigtigt|vigtigt (?:at|med)|det vigtigste|afgørende"
            r"|helst (?:en|et|nogen|med|have"
            r"|erfar\w+|ikke|over|under|kunne|én|mand|kvinde)|(?:det )?kræver|stiller krav|du (?:er|har"
            r"|kan|må (?:ikke|gerne))"
            r"|(?:man|vedkommende|personen|ansøger(?:en)?|kandidaten|de|du) skal (?:\w+ )?(?:regne|huske"
            r"|turde|tage ansvar|passe tiden"
            r"|overholde|følge|acceptere|underskrive|bære|gå med|køre selv|selv|komme|møde|stå|løfte|sidde"
            r"|gå|cykle|vide"
            r"|kunne|kende|skrive under|arbejde selvstændigt|holde|bo|tale|læse|svømme|hilse|smile|finde)"
            r"|(?:hvis|bare|så længe|når) (?:bare |blot )?(?:man|du|vedkommende|de|personen|han|hun"
            r"|den) (?:kan|har|er|møder|kommer"
            r"|vil|gider)|(?:gerne|helst) (?:med|en med|én med|nogen med|erfaren|kvinde|mand|lidt)"
        ),
        # body and senses
        (
            r"(?:normalt?|godt?|skarpt?) (?:\w*syn|hørelse|balance|ryg|helbred|form)|\w*syn\b(?= er"
            r"| kræves)|finmotorik\w*|fingerfærdig\w*"
            r"|mod på|(?:stærke?|sunde?|gode?) (?:arme|ryg|fysik|ben|hænder|nerver|mave)|(?:løfte"
            r"|bære) \d+|stå og gå"
            r"|stærk(?= og| i| nok)|rask|kræfter|udholden\w*|fysisk\w*|kan (?:løfte|stå|gå|tåle|klare"
            r"|tage fat|håndtere|læse|tale|forstå"
            r"|regne|huske|følge|arbejde selvstændigt)|uden (?:allergi|rygproblemer|dårlig ryg|højdeskræk)"
            r"|(?:ingen|ikke) (?:rygproblemer|dårlig ryg|allergi\w*|højdeskræk|hang)|skånebehov i ryggen"
        ),
        # manner
        (
            r"punktlig\w*|mødestabil\w*|mødepligt|kom(?:me|mer)? til tiden|(?:møder|møde) til tiden"
            r"|stabil\w*|omhyggelig\w*"
            r"|grundig(?! (?:oplæring|introduktion|instruktion))|præcis|nøjagtig\w*|ordentlig"
            r"|imødekommende|smilende|godt humør|et smil"
            r"|glad for|velplejet|velsoigneret|(?:pæn|ren)t? (?:tøj|påklædning|og)|hurtig(?! muligt)"
            r"|initiativrig\w*|initiativ"
            r"|stresstærk\w*|robust\w*|nysgerrig\w*|hjælpsom\w*|frisk(?= og| på)|rygestop|ryger ikke"
            r"|ingen rygning|ikke ryge\w*"
            r"|sans for|håndelag|praktisk (?:anlagt|sans|håndelag)|håndværksmæssig|teknisk snilde"
            r"|kreativ\w*|ansvarsbevidst|ansvarsfuld"
            r"|arbejdsom\w*|samarbejde (?:godt|med)|gode? samarbejds\w+|holdspiller|gode? (?:til|med)"
            r"|skrappe? til|vild med|interesse\w*"
            r"|kendskab til(?! (?:borgere|autisme|angst|folk|mennesker))|god dømmekraft|overblik"
            r"|god kontakt (?:til|med)"
        ),
        # language, computers and the way to work
        (
            r"(?:dansk|engelsk|tysk)(?= (?:på|i tale|og|nok|til|er et|kræves|skal|nødvendig))|(?:lidt|godt"
            r"|flydende|forståeligt?|basalt?) "
            r"(?:dansk|engelsk|tysk)|taler \w+|it-\w+|excel|word\b|edb|regneark|(?:har|have|med) (?:egen "
            r"|eget |adgang til )?(?:bil|cykel"
            r"|computer|knallert|scooter)\b|selv (?:komme|kan komme|sørge|transportere|køre)"
            r"|egen transport|ingen (?:bus|busser|offentlig)"
            r"|arbejdstøj(?: skal| medbringes| selv)|sikkerhedssko|lange bukser|hårnet|maske\w*"
        ),
        (
            r"(?:be|being) able to|you (?:have to|need|should|are)|license|licence|clean record"
            r"|basic (?:danish|english)|preferably|ideally"
            r"|strong (?:back|arms)|reliable|punctual|on time|minimum age|over 18|not afraid of"
        ),
    )
)
_OFFERS: Final = "|".join(
    (
        # room, time and leave to be as one is
        (
            r"plads til(?: en| at)? (?:dårlig\w*|alle|at|den|dem|særlig\w*|pauser|skæve|forskel\w*|fejl"
            r"|en dårlig)|(?:ro|tid|rum) til"
            r"|(?:god|masser af|nok) (?:tid|ro|plads)|lov til at|vi forstår|(?:helt |fint )?(?:ok"
            r"|okay)(?: at| med| hvis)|intet problem"
            r"|(?:gør|betyder) (?:ikke|intet)\w*|ikke noget problem|ikke et problem|(?:må|kan) (?:godt"
            r"|gerne) (?:være|have|tage|sidde"
            r"|holde|gå|starte|begynde|komme|møde|prøve|snakke|medbringe|arbejde|høre)|ingen problem|tåler"
            r"|ingen (?:skal|spørger|dumme)"
            r"|ingen krav|uden krav|ingen (?:\w+ )?(?:erfaring|forkundskaber|uddannelse)(?: \w+)?"
            r"|det hele kan læres|kan læres|lærer (?:man|en|dem"
            r"|folk|jer|vi|ham|hende|vedkommende)|læres op|oplære\w*|vejledning|instruktion\w*"
            r"|vist? (?:det|til rette|frem)"
            r"|(?:i|du|man|de|borgeren|vedkommende|personen) (?:må|kan) (?:gerne |godt )?selv"
            r"|selv (?:bestemme\w*|vælge\w*|lægge|tilrettelægge"
            r"|planlægge|styre)|bestemmer selv|vælger selv|ligeglade? med|underordnet"
        ),
        # the work and the place
        (
            r"eget (?:\w+ )?(?:bord|hjørne|skrivebord|rum|kontor|lokale|ansvarsområde|værksted)"
            r"|egne opgaver|for sig selv|alene med"
            r"|man sidder|sidder (?:ned|man)|kan siddes|(?:roligt?e?|lille|fredeligt?|stille) (?:hus|sted"
            r"|hold|team|arbejdsplads|miljø|tempo"
            r"|hjørne|afdeling|lokale)|(?:små|lille) (?:hold|team|arbejdsplads)|få (?:kolleger|kollegaer"
            r"|mennesker|folk)|høreværn|støj\w*"
            r"|hvile\w*|lægge sig|trække sig\w*|frisk luft|let (?:fysisk )?arbejde|lette? (?:opgaver"
            r"|arbejde|ting)|ikke (?:fysisk )?hårdt"
            r"|ensformigt?|rutine(?:præget|r|opgaver)|samme (?:opgave\w*|rutine\w*|plads|person|kollega"
            r"|tid|dage)|forudsigelig\w*|overskuelig\w*"
            r"|struktur(?!er)\w*|piktogram\w*|skriftlige? (?:instruks\w*|anvisning\w*|vejledning)"
            r"|tjekliste\w*|faste? (?:dage|tider|kolleg\w+|plads"
            r"|opgave\w*|mødetid\w*|voksen|person)|undgå\w*|slippe[rs]? for|fri(?:tages|taget) for"
            r"|skåne\w*|ikke (?:kunder|kundekontakt|telefon"
            r"|løfte|løft|noget løft|tunge)|(?:kører|løfter) (?:vi|de|andre)|hjælper hinanden|ikke alene"
            r"|altid (?:voksne|kolleger|bemandet)"
        ),
        # how it begins and where it may lead
        (
            r"begynde (?:stille|roligt|med|i det små|langsomt|på)|starte?r? (?:stille|roligt|småt|langsomt"
            r"|op med|i det små|med (?:kun |bare )?\w+ (?:timer"
            r"|dage))|i det små|små skridt|skridt for skridt|lidt ad gangen|skrue[rs]? op|sættes? op"
            r"|øges?\b|kan øges|prøve (?:det )?af|stille opstart"
            r"|muligheder? for|gode muligheder|udsigt til|chance for|håb om|måske fast|fast (?:job|arbejde"
            r"|ansættelse) (?:bagefter|senere|på sigt)"
            r"|(?:kan|skal|må) (?:også )?(?:deles|dele|fordeles|rykkes|flyttes|byttes|afvige|justeres"
            r"|trappes|laves|aftales)|efter aftale med borgeren"
            r"|(?:mødetid\w*|tiderne|timerne|dagene) (?:kan|er fleks\w*|aftales)|møde (?:senere|sent)"
            r"|sen mødetid"
        ),
        # what comes with it
        (
            r"bolig|kost og logi|værelse|morgenmad|frokost\w*|gratis \w+|personale(?:rabat|kaffe|goder)"
            r"|mad(?:en)? (?:er )?(?:inkl\w*|gratis|med)"
            r"|kaffe og|arbejdstøj (?:udleveres|får|stilles)|samkørsel|kørsel (?:kan|tilbydes|ordnes)"
            r"|køre(?:r)? (?:dem|ham|folk|borgeren)|hentes"
            r"|makkerskab|makkerpar|følgeskab|fast følge|en at (?:følges|gå)|voksen (?:på|ved) siden"
            r"|ved siden af"
        ),
        # experience with people like that
        (
            r"(?:de|vi|har|er) (?:\w+ )?(?:vant til|prøvet det før|kender til)|haft (?:folk|unge|borgere"
            r"|flygtninge|praktikanter|fleksjobbere)"
            r"|kendskab til (?:borgere|autisme|angst|folk|mennesker)|ved hvad det (?:kræver|vil sige)"
            r"|socialt ansvar\w*|socialt? (?:sigte|formål"
            r"|engager\w+)|inkluder\w*|god(?:e)? stemning|venlige? (?:kolleg\w+|folk|hold)|gode kolleg\w+"
            r"|hjælpsomme kolleg\w*|søde? (?:kolleg\w+|folk)"
        ),
        (
            r"(?:don'?t|do not|doesn'?t) (?:mind|matter|need)|fine if|it'?s ok|is ok|you (?:can|may|get"
            r"|choose)|no (?:experience|customers|pressure|rush"
            r"|lifting|phone)|sitting|own (?:desk|corner|room)|lunch|free \w+|start (?:slowly|small)"
            r"|we (?:can|will) (?:teach|train|help)|teach"
            r"|small team|nobody|patience|understanding"
        ),
    )
)
REQUIREMENT = danish(
    rf"\b(?:{_DEMANDS}|"
    r"bør (?:have|kunne|være)|skal (?:man |du )?ikke (?:have|være)|\w*allergi(?:ker\w*)?"
    r"|\w+erfaring|god orden"
    r"|rolige hænder|"
    r"krav(?:et)?|kræve[rst]*|påkrævet|skal (?:helst |gerne |dog |også |bare |altså )?(?:kunne|være"
    r"|have|ha|trives|kende|tåle|medbringe|bo|tale|forstå|turde|møde|gå|læse|skrive|holde af|elske"
    r"|indhentes|bestå|klare|bruge hænderne)"
    r"|må (?:man |du )?(?:ikke|kunne|gerne kunne|gerne have(?! brug)|helst)|må man (?:ikke )?(?:kunne"
    r"|have|være|tåle)|man må ikke|skal (?:man|du|vedkommende|ansøger\w*|borgeren) (?:kunne|være|have"
    r"|ikke|tale|gerne)|skal ikke være"
    r"|(?:kørekort|truckkort|truckcertifikat|gaffeltruck-?(?:certifikat|kort)|straffeattest|børneattest"
    r"|hygiejnebevis|hygiejnekursus|svejsecertifikat|certifikat|bronzeprøve|id-kort)(?:\w*)?"
    r"|\w*attest(?:er)?|nødvendigt?|forudsætning|forudsættes|erfaring(?:en)?|kendskab|(?:må )?forventes"
    r"|forventer|lægger vægt|lægges vægt|(?:person|menneske|type|ildsjæl) (?:søges|ønskes)|bare (?:man|du"
    r"|vedkommende) (?:kan|har|er)|vigtigt,? at|er en fordel|en fordel|fordel|et plus|et must|(?:over"
    r"|fyldt|minimum|mindst|min\.) ?(?:de )?\d\d(?! ?timer| ?t\b)|aldersgrænse"
    r"|må(?: gerne)? kunne|gerne (?:erfaring|med erfaring|en der kan|nogen der kan)|mødestabil\w*"
    r"|stabil(?:t)? fremmøde|fysisk (?:robust|stærk|form)|god fysik|serviceminded|udadvendt"
    r"|fingersnild\w*|fingersnilde|struktureret|selvstændig(?:t)?(?! lokale)|ikke bange|ikke allergi\w*"
    r"|allergi(?:ker|sk)?|ingen allergi|(?<!ingen )tunge løft|højdeskræk|tåle|robust|svimmel|lyst til"
    r"|flair|håndelag|øje for|interesse(?:ret)? (?:i|for)|interesseret i|kunne lide|holde af|kan (?:godt"
    r" )?lide"
    r"|egen (?:bil|cykel|transport|knallert|computer|pc)|eget (?:køretøj|transportmiddel)|medbring\w*"
    r"|sprog:?|dansk(?:kundskaber)?|engelskkundskaber|taler? (?:og forstår )?dansk|forstår? dansk"
    r"|flydende|god til|gode til|er god til|glad for (?:børn|dyr|mennesker|at)|vant til at (?!have|tage)"
    r"|nattevant|morgenfrisk|a-menneske|ordenssans|rolige hænder|tålmodige? (?:person|menneske|type)"
    r"|pålidelig|ansvarlig person|rygefri|røgfri|ikke-ryger|uniform bæres|sikkerhedssko (?:er )?(?:et"
    r" )?(?:krav|påkrævet|medbringes)|trives (?:med|i|udendørs|alene)|bor(?: man)? (?:tæt|i nærheden"
    r"|lokalt)|tæt på er"
    r"|must|requires?|required|requirements?|need(?:s)? to|should|experience|driving licen[cs]e|driver'?s"
    r" licen[cs]e|able to|at least \d\d|fluent|speak(?:s)?|own (?:car|bike|transport)|is an advantage"
    r"|essential|necessary|comfortable with)(?![\wæøå])"
)
CONSIDERATION = danish(
    r"(?<![\wæøå])(?:"
    rf"{_OFFERS}|"
    r"(?<= )(?:er )?muligt?(?= ?[.!]?$)|"
    r"(?:skåne)?hensyn\w*|skånebehov\w*|skånsomt?|mulighed for|(?:hvile|spise|kaffe|ekstra"
    r" )?-?pauser?(?:ne|rum)?|pauser|hvilerum|hvilepauser|roligt?e?(?! hænder)|ro\b|fred og ro|stille(?! op|"
    r" stole)(?: og rolig\w*)?|stilhed|stressfrit?|siddende|sidde(?:s)? ned|sidde(?: ned)?|stol|mentor\w*"
    r"|makker\w*|buddy|sidemand|sidemandsoplæring|fast kollega|kollega at følge\w*|kontaktperson hele"
    r"|tålmodig\w*(?! (?:person|menneske|type))|rummelig\w*|forstående|forståelse for|plads til (?:alle"
    r"|forskellighed|at være|at have)|fleksib\w*|flekstid|tilpasse[srt]?|tilpasning\w*|tilpasses|langsomt"
    r" op|gradvis\w*|trappe[rs]?(?: langsomt| gradvist)? op|optrapning|bygges (?:langsomt )?op|starte"
    r" (?:stille|roligt|med få|på få)|stille og roligt"
    r"|ingen (?:tunge|tungt|løft|personlig|kundekontakt|kunder|telefon\w*|stress|deadline\w*"
    r"|patientkontakt|tidspres|akkord|krav om|vagter|aftenvagter|weekend\w*|støj|larm|trapper|pres"
    r"|borgerkontakt|plejeopgaver|kassearbejde|skiftende)|uden (?:kunder|kundekontakt|løft|tunge|stress"
    r"|tidspres|pres|deadlines|telefon)|ikke (?:noget )?(?:tungt|stress|tidspres)|undgå(?:s)? (?:tunge"
    r"|løft)|lette løft|skærmet|afskærmet|eget (?:kontor|lokale|tempo|rum)|egen (?:plads|arbejdsplads"
    r"|opgave|bås)|arbejde (?:alene|i baglokalet|hjemme|hjemmefra)|være alene|aldrig alene"
    r"|altid (?:en|nogen|to)"
    r"|engelsk er (?:nok|ok|fint)|ingen arbejde|handicaptoilet|toilet|stueplan|bestemmer selv"
    r"|alene i|sammen med en"
    r"|følges med|oplæring|oplært|introduktion|introforløb|støtte\w*|hjælpemidler|hjælp til at"
    r"|hæve-?sænke\w*|hæve/sænke\w*|ergonomisk\w*"
    r"|henter (?:vi|man|de)|bliver hentet|kan hentes|henter og bringer|transport (?:kan|kan ordnes"
    r"|tilbydes|arrangeres)|kan blive (?:til|fast)|kan det blive|fastansættelse (?:er )?mulig|ordinære"
    r" timer|på sigt|vant til (?:unge|borgere|folk|mennesker|at have|at tage)|har (?:før )?haft"
    r" (?:borgere|folk|praktikanter|en borger)|erfaring med (?:borgere|unge|fleks\w*|mennesker|at have"
    r"|folk|psykisk\w*|sårbare)|gode erfaringer|tilbyde[rs]?|tilbydes|giver vi|får man|man får|udleveres"
    r"|stilles til rådighed|betaler for|gratis|frokostordning|frokost|må gerne være|må gerne (?:tage|have"
    r" brug)|man (?:må gerne|kan (?:selv|godt|arbejde|være|få|tage|starte|sidde|gå|altid|møde|vælge|holde"
    r"|komme))|der kan (?:skiftes|holdes|tages|arbejdes|tilpasses|være)|kan (?:skiftes|tilpasses|lægges"
    r"|aftales|planlægges|deles)|skift(?:e)? mellem|varieret|drøftes|individuel\w*|efter (?:behov|evne)"
    r"|tages? højde for|højde for|tager (?:gerne )?hensyn|fast (?:makker|vagtmakker|rutine|struktur"
    r"|kontakt|kontaktperson)|faste (?:rammer|rutiner|opgaver)|tydelige? (?:rammer|struktur|opgaver)"
    r"|trygge? (?:rammer|miljø)?|tryghed|godt (?:arbejdsmiljø|kollegaskab)|hyggelig\w*|sødt team|en del"
    r" af et|samme leder|varmestue|logi|plads til forskel|åben(?:hed)? over for|åbne over for|angst"
    r"|autisme|adhd|ordblind\w*|psykisk\w*|sårbar\w*|social fobi|nedsat|handicap\w*|kørestol\w*|elevator"
    r"|mødetid(?:er)? (?:er )?(?:fleks|efter)|hjemmearbejde|hjemmefra|engelsktalende|english speaking"
    r"|dansk er ikke|ikke (?:et )?krav|kræver ikke|no danish|no experience|quiet|calm|breaks?|flexible"
    r"|training|mentor|buddy|patient|support\w*|adapted|adjust\w*|can be arranged|we offer|no heavy|no"
    r" stress|own pace|sit down|seated|friendly|gradually|slowly)(?![\wæøå])"
)
HEAD_REQUIREMENT = danish(
    r"^(?:krav|kvalifikation\w*|vi forventer|vi lægger vægt på|vi søger en,? der|du (?:skal|er|har|kan)"
    r"|forventning\w*|profil|vi ønsker|man skal|din profil|hvem er du|om dig|requirements|you)\b"
)
OBLIGES = danish(
    r"^(?:krav|(?:man|du|vedkommende|ansøgeren|personen|de) (?:skal|må ikke)|helst|gerne med|skal"
    r"|må (?:ikke|kunne|man)|kan (?:godt"
    r" )?lide|you must|must|minimum|mindst)\b"
)
INSISTS = danish(r"\b(?:obligatorisk\w*|påkrævet|(?:er )?et (?:krav|must)|kræves|is required|mandatory)\b")
HEAD_CONSIDERATION = danish(
    r"^(?:vi tilbyder|vi kan tilbyde|hensyn|skånehensyn|de tilbyder|til gengæld(?! skal)"
    r"|hos os får du|du får|we"
    r" offer|virksomheden tilbyder)\b"
)
HEAD_TASK = danish(
    r"^(?:opgaver(?:ne)?|arbejdsopgaver(?:ne)?|arbejdet består|du kommer til at|dine opgaver|tasks"
    r"|jobbet|hvad)\b"
)
NEGATED_REQUIREMENT = danish(
    r"\b(?:(?:ikke|ingen) (?:\w+ )?(?:nødvendigt?|krav|påkrævet|nødvendig)"
    r"|kræve[rs] (?:der )?(?:ikke|ingen|intet)"
    r"|ikke (?:nødvendigt?|et krav|krav|påkrævet)|no \w+ (?:needed|required|necessary)|ingen krav"
    r"|not (?:required|necessary|needed)"
    r"|unødvendig\w*|behøver ikke|behøves ikke)\b"
)

_SEEK = (
    r"(?:søge[rs]|søge|efterlyse[rs]|efterspørger|mangler(?: (?:simpelthen|lige|også|stadig|pt\.?))?|har"
    r" (?:pt\.? |akut |også |stadig |virkelig |nu |altid )?(?:brug for|plads til|behov for)|have brug for"
    r"|får brug for|kunne (?:godt |sagtens )?(?:bruge|tænke sig)|kan (?:godt |sagtens )?bruge|skal"
    r" (?:snart |nu )?(?:bruge|have(?! (?:øje|eget|egen|kørekort|ren|lyst|flair|god|erfaring)))"
    r"|sku(?:lle)? bruge|vil (?:\w+ )?(?:gerne )?(?:have|ha|se kandidater|udvide med|ansætte)|vil (?:have"
    r"|ha)|ønsker(?: sig)?|leder efter|tilbyder(?! (?:grundig|en rolig|mentor|fleks))|kan (?:tage"
    r"|tilbyde)|åbner for|udvider med|opretter|tager gerne|har (?:fået )?(?:en |et |\ue008"
    r" )?(?:åbning(?:er)?|ledig\w*|job|stilling(?:er)?|plads(?:er)?|\ue007)(?: (?:som|til|for|på|i))?"
    r"|(?:ledige? |der er (?:en |et )?)?plads(?:er)? til(?! (?:pauser|en dårlig|dårlig|alle|at "
    r"|den der|dem))|der er (?:en |et )?(?:ledig )?(?:job|stilling|plads(?! til))"
    r"|har (?:i|du) (?:måske )?(?:en|et|nogen|nogle),? (?:der|som) (?:kan|vil|gider)"
    r"|need(?:s)?(?: help with)?|is looking for|are looking for|looking for|seeks?|has an opening for"
    r"|have an opening for|hiring|wants?|vacancy (?:at|for|as))"
)
TRIGGER = danish(rf"\b{_SEEK}\b(?P<gap>[ {MARKS}]{{0,12}})")
TRIGGER_TAIL = danish(
    rf"^[ {MARKS}]*(?:at (?:have|få|se) )?(?:(?:gerne|også|vi|de|lidt|noget|en|et|én|ét|flere|nogle"
    rf"|nogen|ekstra"
    rf"|mere|til|folk|stadig|hurtigt|straks|om|a|an|some|somebody|someone)\b[ {MARKS}]*)*(?:hjælp(?: med|"
    r" til)?|help with|help|assistance with|praktikant(?:er)?|person(?:er)?|pers\.?|mand|medarbejdere?"
    r"|hænder|stk\.?|stillinger|pladser|folk|kandidater|borgere?|ansøgere"
    rf"|people)?\b[ {MARKS}]*(?:\([^)]{{0,40}}\)[ {MARKS}]*)?(?:til |for )?(?:at )?(?:der (?:kan|skal|vil"
    r"|gider|har lyst til at) )?,?"
)
ASKS = danish(r"^(?:er der|har (?:i|nogen|du)|kender|hvem|nogen,? der|kan (?:en|man))\b")
SOUGHT = danish(r"[a-zæøå]{3,} (?:søges|efterlyses)\b")
NEEDED_BY_CITIZEN = danish(r"\b(?:man|du|borgeren|vedkommende|hvis [a-zæøå]+)(?: [a-zæøå]+)? $")
HELP_WITH = danish(r"^\W*(?:lidt |noget )?hjælp(?:e)? (?:til|med|i)(?: at)? (?P<what>[a-zæøå]+)")
TASK_CUE = danish(
    r"\b(?:opgave(?:n|r|rne)? (?:er|består (?:i|af)|bliver|vil være|omfatter)|(?:arbejdet|jobbet"
    r"|stillingen) (?:består (?:i|af)|er at|omfatter|handler om|går ud på)|der skal(?! (?:være|man"
    r"|indhentes))|skal der|(?:til|med|brug for) at (?=[a-zæøå]+e\b|sy\b|gå\b|slå\b)|som (?:en"
    r" )?(?=\w*(?:hjælper|assistent|medarbejder|mand|mester|kok|fører|chauffør|pedel|vikar|arbejder|pige"
    r"|tjener|gartner))|(?:man|du|vedkommende|borgeren) (?:skal|kommer til at|vil|hjælper) (?=(?:\w+e|sy"
    r"|gå|slå)\b)|det (?:er|drejer sig om|handler om)|(?:en|én|nogen|folk),? (?:der|som) (?:kan"
    r"|vil|gider|skal) (?=(?:[a-zæøå]+e|sy|gå|slå)\b)|en (?:til|i|på) |job som|arbejde (?:som|med)"
    r"|fleksjob som|stilling som|tasks include|the job is|duties)"
)
TO_BE_DONE = danish(
    r"\b(?:skal|bliver|kan|trænger til at|mangler at) (?:\w+ )?(?:blive |at )?(?!findes|kendes"
    r"|ønskes|bookes|aftales|meldes|sendes|skiftes|tilpasses)[a-zæøå]{3,}(?:es|ses|nes)\b"
)
STOP: Final = words(
    "om ugen uge i pr per hver dag dage dagen timer time t start starter starte startdato opstart fra"
    " til på ved hos og eller samt kontakt kontaktperson ring tlf"
    " telefon mobil mail email skriv frist ansøgningsfrist ansøgning senest svar er en et den det de der"
    " som med for af at vi jeg man kl ca løn timeløn"
    " spørg efter søger mangler har vil gerne være kan skal hr v tiltrædelse begge alle hej kære"
    " ugentligt ugentlig dagligt fordelt hverdage type job virksomhed firma sted"
    " hvor hvad hvem hvordan hvornår meget antal stillinger personer pers stk mand and or the a an to of"
    " in on at call phone contact please is are hours week per start"
    " start: helst gerne mellem placeret arbejdstid arbejdstiden arbejdsdage tidsrum mvh vh hilsen"
    " venlig med også dog kun inden sendes oplysninger mere info nærmere via stilling jobåbning åbning"
    " op under max min mindst ny nyt nye mulighed muligheder plads pladser begge alt hurtigst muligt"
    " snarest tider tid dagene aftales weekend ansættelse overenskomst pension plus svarfrist udløber"
    " starttidspunkt"
)
CONTENT = re.compile(r"[^\W\d_]{2,}")
INFINITIVE = danish(r"(?:^|[/,] ?|\b(?:at|og|skal|kan|samt|eller) )(?P<verb>[a-zæøå]{2,14}(?:e|å|y))\b")
NOMINAL = danish(
    r"\b(?P<noun>[a-zæøå-]{3,}(?:ning|ningen|ering|arbejde|opgaver|hjælp|hjælper|hjælpere|pasning"
    r"|vask|pleje))\b"
)
NOT_NOMINAL: Final = words(
    "stilling åbning ansættelse retning jobåbning ordning løsning betaling oplæring afdeling tilmelding"
    " ansøgning erfaring aftalen forretning forening afklaring aflønning lønning træning uddannelse"
    " opfølgning henvendelse fornemmelse mening ringe ting ugentlig skolen samarbejde medarbejder"
    " bygning omregning virksomhed besætning"
)
SKIP = danish(
    r"^(?:har (?:lige |også )?(?:besøgt|snakket|været|fået)|fik (?:en|et|lige)|virksomhedsbesøg"
    r"|lige (?:talt|snakket)|bedst\b|fra mødet|notat"
    r"|hej|kære|god(?:dag|morgen)?\b|hi\b|hello|nogen (?:bud|forslag|interesse)|hvem (?:har|tager"
    r"|kender)|mere følger|læs mere|se (?:mere|opslag|vedhæft)|som aftalt|tak\b|husk\b|dagens|fik denne"
    r"|vedhæft|skriv|ring|kontakt|spørg|svar|meld|ansøg|mvh|med venlig|venlig hilsen|hilsen|vh\b|bh\b|cvr"
    r"|jeg (?:har|var|sidder|fik|talte|besøgte)|har (?:lige )?talt|til rette|nyt fra|emne|vs\b|fw\b|fra:"
    r"|dato|tlf|vi (?:er|ligger|har \d)|løn|timeløn|frist|start|læs|call|please|apply|contact|ham fra"
    r"|bare til info|fyi|jobordre|jobåbning modtaget|åbning modtaget|stillingsopslag$|jobåbning$"
    r"|jobmulighed$|med henblik|tiltrædelse|ansøgning|arbejdstid|kan i bruge|hvis det går|borgeren?|min"
    r" borger|hun|han\b|hvor\b|hvem\b|de holder|de ligger|hotellet ligger|vi ligger|begge\b|ny (?:åbning"
    r"|mulighed)|tlf-notat|bussen|åh\b)"
)


ADMINISTRATIVE: Final = danish(
    r"^(?:svar(?:frist)? |svar$|tilmelding|ansøgning(?:en|er)? (?:senest|sendes|til)|ansøgningsfrist"
    r"|frist(?:en)?\b|deadline|meld (?:ind|tilbage)|mere følger|læs mere|indstil)"
)
