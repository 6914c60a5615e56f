"""Finds where an article in English denies or doubts, corrects or puts off to another day, or calls a tale, in another
language what it says in English: nothing else there is read, but the claim before it does not stand."""

import re

CALLED_FALSE = (
    r"das\s(?:ist|sei|war)\s(?:falsch|unwahr|nicht\swahr)|"
    r"c[’'](?:est|était)\sfaux|ce\sn[’']est\spas\svrai|eso\ses\sfalso"
)
"""What calls the sentence before false in an article in that language, as a pattern."""
_LATIN = (
    # French, Italian, Spanish, Portuguese, Romanian
    r"démen(?:t|ti|tie|tent|tait|tir)|réfut(?:e|ent|é|ée|ait)|infirm[ée]e?s?|mensong(?:e|es|er|ère)|rumeurs?|n[’']a\spas\sconfirm[ée]|n[’']a\spu\s(?:être\s)?vérifi(?:er|ée?)|non\svérifiée?s?|"
    r"n[’']en\sest\srien|c[’']est\sfaux|n[’']est\spas\svrai|smentit[aoei]|smentisc(?:e|ono)|smentì|non\sè\svero|bugi[ae]|desmi(?:ente|entió|ntió|ntieron)|"
    r"desment(?:ido|ida|iu|e|em|iram)|niega[n]?|negó|negaron|no\ses\scierto|mentiras?|é\smentira|não\sé\sverdade|negou|negaram|dezmin(?:te|ţit|țit)|neagă|"
    r"no\sha\sconfirmado|non\sha\sconfermato|não\sconfirmou|seulement\ssi|que\ssi|à\scondition|sin\s(?:verificar|confirmar)|non\sverificat[aoei]|não\sverificad[ao]|solo\sse|sólo\ssi|só\sse|"
    # German, Dutch, Danish, Norwegian, Swedish
    r"dementier(?:t|te|ten|en)|bestreite[nt]|bestritt(?:en)?|nicht\s(?:bestätigt|überprüft|verifiziert)|unwahr|lügen?|stimmt\snicht|zurückgewiesen|widersp(?:rach|richt|rochen)|"
    r"nur\swenn|gerüchte?n?|ontken(?:t|de|den|nen)|onjuist|onwaar|leugens?|alleen\sals|niet\sbevestigd|förneka[rd]?e?|dementera[rd]?e?|osan(?:n|t)|"
    r"nekte[rt]?|benekte[rt]?|afvis(?:er|te|t)|avvis(?:er|te|t)|usand(?:t)?|ikke\sbekræftet|ikke\sbekreftet|inte\sbekräftat|"
    # Polish, Czech, Serbian and Croatian, Turkish, Hungarian, Finnish
    r"zaprzecz(?:a|ył|yła|yli|yło)|zdementow\w+|nieprawd\w+|popřel[aio]?|popírá|nepravd\w+|demant(?:ovao|ovala|ovali|uje|irao)|negirao|negirala|"
    # what corrects or fools, in any of these
    r"rectificatif|corrigée?s?|rectifiée?s?|canulars?|corrigi(?:u|ó|eron|eram|d[oa]s?)|rectificó|rettificat[oaie]|berichtig(?:t|te|ten|ung)|korrigiert(?:e|en)?|"
    r"richtiggestellt|gecorrigeerd|rättelse|rettelse|sprostowanie|sprostował\w*|aprilscherz|"
    r"yalanla(?:dı|ndı|yan|yor)\w*|asılsız|doğru\sdeğil|reddetti|cáfol(?:ta|ja|ták)|kiist(?:i|ää|ivät)|kiistäneet"
)
_OTHER = (
    # Russian, Ukrainian, Bulgarian, Greek
    r"(?<!\w)(?:опроверг\w*|опровержен\w*|отрица(?:ет|ют|л|ла|ли|ние)|не\sподтвер\w+|неправд\w*|не\sпроверен\w*|ложь|лжи|ложн(?:ая|ое|ые|ый)|слух(?:и|ах)?|фейк\w*|"
    r"спростува\w+|спростову\w+|не\sпідтверд\w+|запереч(?:ив|ила|или|ує|ують)|не\sбыло|отказал(?:ся|ась|ись)?\sот|только\sесли|при\sусловии|"
    r"διαψεύδ\w+|διέψευσ\w+|αρνήθηκ\w+|ψευδ(?:ής|ές|είς))(?!\w)|"
    # Chinese, Japanese, Korean
    r"否认|否認|不实|不實|谣言|謠言|虚假|虛假|辟谣|闢謠|不属实|不屬實|未证实|未經證實|没有证实|并非事实|否定|虚偽|デマ|事実ではな|認めていない|부인|사실이\s?아니|허위|"
    # Arabic, Persian, Hebrew, Hindi
    r"نف[ىت]|ينفي|تنفي|نفيا|كذب|أكاذيب|غير\sصحيح|لا\sصحة|لم\sتؤكد|لم\sيؤكد|شائع|إشاع|تکذیب|رد\sکرد|دروغ|הכחיש|הכחישה|שקר|לא\sנכון|नहीं|खंडन|इनकार|झूठ|अफ़?वाह"
)
_DENIES = re.compile(rf"\W(?:{_LATIN})(?!\w)")
_DENIES_UNLIKE = re.compile(_OTHER)
_UNLIKE = re.compile(r"[\u0370-\u1dff\u2e80-\ud7ff]")
_NEGATES = re.compile(
    r"\W(?:n[’'](?:a|ont|est|était|avait)\s(?:pas|jamais|que|qu[’']\w+)|jamais|nunca|jamás|falsch|falso|falsa|faux|fausse|vals|ne\s\w+\spas|aucune?|retiré(?:e|s|es)?|no\s(?:ha|han|se|es|fue|hubo)|"
    r"non\s(?:ha|hanno|è|sono)|não\s(?:há|foi|é)|nichts?|keine?[mnrs]?|niemals|(?:nahm|zog)\w*\s(?:[\wäöüß]+\s){0,5}zurück|"
    r"zurück(?:genommen|gezogen)|nije|nisu|nikada?|nie\s(?:jest|był[ao]?|ma)|není|nebyl[aoi]?|değil|nem|ei\sole|không|bukan|tidak|geen|nie(?:t|ts)|niks|inte|ingenting|ikke|intet|rien|nulla|niente|nada|ništa|nu\s(?:este|a|au)|не|ні|никак\w*|отозва\w+|отмен\w+|нету?|δεν)(?!\w)|并非|並非|没有|沒有|不是|尚未|撤回|取消|收回|ない|않|لم\s|ليس",
)
"""What says no, or takes back, in a sentence of another language."""
_PUTS_OFF = re.compile(
    r"\W(?:report[ée]e?s?|ajourn[ée]e?s?|repouss[ée]e?s?|différ[ée]e?s?|annul[ée]e?s?|verschoben|vertagt|abgesagt|aufgeschoben|"
    r"uitgesteld|afgelast|verschoven|opgeschort|aplaza(?:d[oa]s?|ron|n|rá)|aplazó|pospuest[oa]s?|pospuso|postergad[oa]s?|cancelad[oa]s?|"
    r"rinvia(?:t[oaie]|no|ta)|rinviò|posticipat[oaie]|annullat[oaie]|slittat[oaie]|slitta|adiad[oa]s?|adiou|utsatt|utsett|udsat|udskudt|"
    r"uppskjut(?:en|na|et|its)|inställ(?:d|t|da|ts)|aflyst|avlyst|odroczon\w{1,3}|przełożon\w{1,3}|przesunięt\w{1,3}|odwołan\w{1,3}|odložen\w{0,2}|"
    r"zrušen\w{0,2}|odgođen\w{0,2}|otkazan\w{0,2}|ertelen\w{1,4}|iptal|elhalaszt\w{1,6}|lykät\w{1,4}|peruttu|amânat\w{0,2}|anulat\w{0,2}|"
    r"отлож\w+|перенес\w+|отмен\w+|отсроч\w+|відклад\w+|відстроч\w+|скасов\w+|αναβλήθηκ\w+|αναβάλλ\w+|ακυρώθηκ\w+)(?!\w)|"
    r"推迟|推遲|延期|延后|延後|取消|改期|中止|先送り|연기|취소|تأجيل|تأجل|أجل|إلغاء|تعویق|לדחות|נדח|בוטל|स्थगित|रद्द"
)
"""What says in another language that something is for a later day, or was called off."""
_CORRECTS = re.compile(
    r"\W(?:(?:re)?corrig\w+|erron(?:ée?s?|e[oaie]s?)|erróne[oa]s?|errône[oa]s?|(?:fait|faisant)\sfoi|faz\sfé|fa\sfede|hace\sfe|fehlerhaft\w*|maßgeb\w+|"
    r"foutie(?:f|ve)|felaktig\w*|fejlagtig\w*|feilaktig\w*|chybn\w+|hatalı|téves\w*|inexact\w*|inesatt\w+|inexat\w+|unrichtig\w*|"
    r"correg\w+|corrett[aoei]|correzion[ei]|rectifi\w+|rettific\w+|retific\w+|rektifi\w+|errat(?:um|a)|erreurs?|errore?s?|erros?|"
    r"retirad[oa]s?|ritirat[oaie]|suprimid[oa]s?|supprimée?s?|eliminad[oa]s?|eliminat[oaie]|gestrichen|geschrapt|gelöscht|verwijderd|strøket|slettet|struken|strukits|"
    r"skreśl\w+|usunię\w+|вычеркн\w+|удал\w+|korrig\w+|korrekt(?:ur|uren|ion|ionen)|bericht?ig\w+|richtiggestellt|richtigstellung|irrtümlich\w*|irrtum|fehler\w*|versehentlich|verwechsel\w+|nachtrag|"
    r"correctie|gecorrigeerd|rechtgezet|rechtzetting|vergissing|fout|rättelse|rättad\w*|rettelse|rettet|berigtig\w*|sprosto\w+|skorygow\w+|pomył\w+|błęd\w+|"
    r"oprav\w+|omyl\w*|ispra(?:vak|vka|vlja|vio|vila|vljen)\w*|grešk\w*|pogrešn\w*|düzelt\w+|hata|yanlış\w*|helyesbít\w*|téved\w*|oikais\w+|virhe\w*|"
    r"îndrept\w+|greșeal\w+|eroare|méprise|se\strompe\w*|s[’']était\stromp\w+|se\sha\scorretto|ralat|pembetulan|"
    r"исправ\w+|поправк\w+|уточн\w+|ошиб\w+|виправ\w+|помилк\w+|διόρθ\w+|διορθ\w+|λάθος)(?!\w)|"
    r"删除|刪除|削除|삭제|حذف|更正|訂正|修正|勘误|勘誤|错误|錯誤|誤り|誤報|정정|오류|오보|تصحيح|تصويب|خطأ|اصلاحیه|תיקון|טעות|शुद्धि|ग़?लती"
)
"""What corrects, or calls an error."""
_INVENTS = re.compile(
    r"\W(?:romans?|romanzo|romanzi|novelas?|romances?|romaan|powieś\w+|kitap|fic(?:tion|ción|ção|ção)|fik(?:tion|tiv\w*|cj\w+)|satir\w*|satyr\w*|sátira\w*|"
    r"parod\w*|canulars?|blagues?|broma|inocentada|aprilscherz\w*|scherz\w*|scherzo|pesce\sd[’']aprile|poisson\sd[’']avril|märchen|erfund\w+|frei\serfunden|"
    r"invent(?:é|ée|és|ada|ado|ata|ato)s?|imaginaires?|ficti(?:f|ve|fs|cio|cia|zio)\w*|inventad[oa]s?|verzonnen|grap|skämt|påhitt\w*|oppdiktet|opdigtet|"
    r"exerci(?:ce|cio|cios|ces)|übung\w*|simulacro\w*|esercitazion[ei]|oefening|övning|øvelse\w*|ćwicze\w+|cvičen\w+|vežb\w+|vježb\w+|tatbikat\w*|harjoitu\w+|gyakorlat\w*|"
    r"tract|affiche|flugblatt|blogs?|forum|foro|foren|internet|"
    r"роман\w*|повест\w+|сатир\w*|парод\w*|шутк\w*|учени\w+|вымыс\w+|навчан\w+|вигад\w+|σάτιρα\w*|μυθιστόρημα\w*|άσκηση\w*)(?!\w)|"
    r"小说|小說|小説|讽刺|諷刺|虚构|虛構|演习|演習|訓練|玩笑|소설|풍자|훈련|رواية|ساخر|تمرين|مناورة|סיפורת|סאטירה|תרגיל|उपन्यास|व्यंग्य|अभ्यास"
)
"""What calls a thing a tale, a joke, a drill, or talk of no one known."""
_HEARS = re.compile(
    r"\W(?:du\smoins|soi-disant|prétend\w*|affirmait|paraît-il|semble-t-il|aurait|auraient|serait|seraient|angeblich|vermeintlich\w*|mutma(?:ß|ss)lich\w*|"
    r"offenbar|soll(?:en)?\sangeblich|supuest\w+|presunt\w+|al\sparecer|según\s(?:un|una|unos)|habría|secondo\s(?:un|una|fonti)|sarebbe|avrebbe|"
    r"alegad\w+|segundo\s(?:um|uma)|teria|seria|naar\sverluidt|zogezegd|enligt\suppgift|angivelig\w*|rzekom\w+|údajn\w+|navodno|sözde|iddia\w*|állítólag|väitet\w+|"
    r"якобы|нібито|δήθεν|qu[’']une?)(?!\w)|据称|據稱|传闻|傳聞|とされる|라고\s전해|يُ?زعم|يقال"
)
"""What is no more than said."""
_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"")


def has_other_letters(words: str) -> bool:
    """Say whether words have a letter of another alphabet than the Latin one, or a sign."""
    return _UNLIKE.search(words) is not None


def denies_in_another_language(words: str) -> bool:
    """Say whether words that are not between quotation marks deny, doubt or condition something in another language
    than English."""
    told = _lower(words)
    unlike = has_other_letters(told) and _DENIES_UNLIKE.search(told) is not None
    return unlike or _DENIES.search(told) is not None


def negates_in_another_language(words: str) -> bool:
    """Say whether words in another language, which are not between quotation marks, say no to anything."""
    return _NEGATES.search(_lower(words)) is not None


def corrects_in_another_language(words: str) -> bool:
    """Say whether words in another language, which are not between quotation marks, correct anything, call it a tale,
    or leave it to those who tell it."""
    told = _lower(words)
    return any(each.search(told) for each in (_CORRECTS, _INVENTS, _HEARS))


def puts_off_in_another_language(words: str) -> bool:
    """Say whether words in another language, which are not between quotation marks, put off or call off anything."""
    return _PUTS_OFF.search(_lower(words)) is not None


def _lower(words: str) -> str:
    """What is not between quotation marks, in small letters, behind a space: the patterns begin with what stands before
    a word, which is quicker than to look back from every letter."""
    return f" {_QUOTED.sub(' ', words).lower()}"
