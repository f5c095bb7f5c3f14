"""The words around a quote: verbs of speech, roles, and the small words that tie names together."""


def word_set(text: str) -> frozenset[str]:
    """The words of a text that are parted by spaces."""
    return frozenset(text.split())


VERBS = word_set(
    """
    said says say stated states added adds explained explains told noted notes declared declares announced
    announces continued continues concluded concludes asked asks called calls wrote writes commented comments
    argued argues remarked insisted insists warned warns testified recalled recalls emphasized emphasised
    emphasizes emphasises stressed stresses reiterated demanded demands urged urges replied described
    describes according promised promises vowed vows admitted admits conceded concedes confirmed confirms
    answered answers responded responds believes believed praised praises joked jokes predicted predicts
    estimated estimates reported reports
    dijo dice dijeron señaló señala afirmó afirma explicó explica agregó agrega añadió añade declaró declara
    expresó expresa manifestó manifiesta comentó comenta sostuvo sostiene indicó indica aseguró asegura
    subrayó subraya destacó destaca denunció denuncia preguntó pregunta concluyó concluye recordó recuerda
    advirtió advierte apuntó apunta insistió insiste reclamó reclama exigió exige celebró celebra relató
    relata escribió llamó calificó contó cuenta reconoció reconoce admitió admite anunció anuncia prometió
    promete confirmó confirma respondió responde opinó opina consideró considera lamentó lamenta calculó
    calcula estimó estima propuso propone resumió resume según dicho señalado declarado afirmado
    dit déclaré déclare affirmé affirme expliqué explique ajouté ajoute souligné souligne estimé estime
    raconté raconte confié confie promis promet admis admet reconnu reconnaît répondu répond annoncé annonce
    parle résume résumé
    précisé précise conclu conclut rappelé rappelle dénoncé dénonce insisté insiste selon écrit témoigne
    témoigné
    disse diz afirmou declarou explicou acrescentou destacou ressaltou lembrou concluiu segundo
    sagte sagt erklärte erklärt betonte betont
    deklare
    """
)

# Stand before or after a verb and belong to it.
AUXILIARIES = word_set("has have had also then a ha han ont tem to también además aussi")

PRONOUNS = word_set("he she they ella él ellos ellas il elle ils elles ela ele a-t-il a-t-elle")

# A sentence, not a name, begins with these.
NO_NAMES = word_set(
    """
    the a an we i you it he she they this that these those our my his her their in on at to from by for when
    while but and if as there here today yesterday one many some most all no not what who
    el la los las un una nosotros nosotras yo usted esto esta este estos estas su sus nuestra nuestro en
    cuando pero y para por si hoy ayer con muchos muchas todos todas no que quien
    les une nous vous je il elle ils elles ce cet cette ces dans quand mais et aujourd’hui pour avec notre nos
    os uma nós eu isso este hoje mas
    """
)

ROLES = word_set(
    """
    director directors co-director president co-president vice-president chair co-chair chairperson chairwoman
    chairman coordinator organizer organiser lawyer attorney counsel mayor councilmember councilwoman
    alderwoman alderman congresswoman congressman assemblymember
    councilman councillor member founder co-founder manager officer spokesperson spokeswoman spokesman
    secretary treasurer professor teacher nurse pastor rabbi imam bishop tenant resident worker student mother
    father parent leader head chief minister senator representative commissioner adviser advisor analyst
    researcher fellow partner ceo driver farmer farmworker volunteer delegate steward editor doctor physician
    aide superintendent porter dockworker carpenter painter plumber electrician firefighter paramedic midwife
    janitor mechanic fisherman clerk registrar mediator historian economist biologist
    plaintiff survivor owner activist advocate strategist deputy executive governor judge engineer scientist
    neighbour neighbor cook cleaner caregiver assistant liaison translator interpreter paralegal
    directora directores presidenta presidente vicepresidenta vicepresidente coordinadora coordinador
    organizadora organizador abogada abogado alcaldesa alcalde concejala concejal miembro integrante fundadora
    fundador cofundadora cofundador gerente portavoz vocera vocero secretaria secretario tesorera tesorero
    profesora profesor maestra maestro enfermera enfermero pastora inquilina inquilino vecina vecino residente
    trabajadora trabajador estudiante madre padre líder dirigente jefa jefe ministra ministro senadora senador
    diputada diputado representante asesora asesor analista investigadora investigador voluntaria voluntario
    delegada delegado médica médico demandante activista responsable encargada encargado jornalera jornalero
    directrice directeur présidente président coordinatrice coordinateur avocate avocat maire membre
    fondatrice fondateur porte-parole secrétaire trésorière trésorier professeure professeur infirmière
    infirmier habitante habitant déléguée délégué militante militant chercheuse chercheur conseillère
    conseiller médecin
    diretora diretor presidenta coordenadora coordenador advogada advogado moradora morador porta-voz
    fundadora
    leiterin leiter sprecherin sprecher vorsitzende vorsitzender geschäftsführerin geschäftsführer
    """
)

# "County commissioner", "night porter": a kind of the role after it, not an organisation.
ROLE_KINDS = word_set(
    """
    executive deputy vice assistant associate acting interim senior junior chief head lead former honorary
    county city state federal district village town borough parish school plant shop floor night day
    occupational community outreach youth union staff field regional national local
    """
)

ROLES_AR = word_set(
    """
    مديرة مدير رئيسة رئيس منسقة منسق محامية محام المحامية المحامي متحدثة متحدث المتحدثة المتحدث عضو عضوة مؤسسة
    مؤسس مسؤولة مسؤول ناشطة ناشط باحثة باحث
    """
)
# "Executive", "general", "in the name of": they go with the role before them.
ROLE_TAILS_AR = word_set("التنفيذية التنفيذي العامة العام باسم")
VERBS_AR = word_set(
    """
    قال قالت أضاف أضافت صرح صرحت أكد أكدت أوضح أوضحت يقول تقول ذكر ذكرت تابع تابعت رأى رأت اعتبر اعتبرت
    أعلن أعلنت شدد شددت أشار أشارت
    """
)

ROLES_ZH = (
    "司机|调解员|社长|校长|院长|馆长|老师|教师|医生|护士|社工|志愿者|研究员|学生|家长|居民|工人|店主|"
    "执行主任|副主任|主任|负责人|会长|主席|发言人|律师|总监|秘书长|组织者|协调员|经理|教授|代表|成员|市长"
)
VERBS_ZH = "表示|认为|回忆说|告诉记者|指出|强调|补充说|补充道|解释说|写道|说道|说|称|道"

PARTICLES = word_set("de del la las los da do dos das van von der den di du le bin ibn al el ben abu ter")

HONORIFICS = word_set(
    "mr mrs ms mx dr dra doctor doctora prof rev fr sr sra srta lic ing hon m mme mlle herr frau don doña"
)

ARTICLES = word_set(
    """
    a an the our el la los las un una unos unas nuestra nuestro le les une der die das eine ein o uma um l d
    """
)

ORGANISATION_PARTICLES = word_set(
    """
    of for the and in on & de del la las los y e el en por para con da do das dos et des du d' l' à au aux le
    les der die und für a
    """
)

# After these a date or a place of the moment may follow, which is no part of a name.
MOMENTS = word_set(
    """
    monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
    september october november december
    """
)

# "Director of Policy": a field of work, not an organisation.
FIELDS = word_set(
    """
    policy communications communication programs programmes research operations organizing organising
    education development advocacy public external government legal media community strategic strategy human
    field comunicación comunicaciones programas investigación operaciones prensa política incidencia educación
    desarrollo asuntos communication programmes recherche opérations plaidoyer comunicação
    """
)

# Nouns that begin the name of an organisation although they are written small.
SMALL_NOUNS = (
    "association|asociación|associação|collectif|colectivo|coletivo|coalition|coalición|coligação|union|unión|"
    "organización|organisation|organization|fondation|fundación|sindicato|syndicat|cooperativa|coopérative|"
    "campaña|campaign|red|réseau|plataforma|ong"
)

CONNECTORS = word_set("von of at for from with in chez en à d du des de del")

# All that may go when a speaker, a role and an organisation were read: the rest must be found in these.
TIES = frozenset(
    VERBS
    | AUXILIARIES
    | PRONOUNS
    | ARTICLES
    | CONNECTORS
    | HONORIFICS
    | VERBS_AR
    | {"و" + verb for verb in VERBS_AR}
    | frozenset(VERBS_ZH.split("|"))
    | {"to", "t", "al"}
)
