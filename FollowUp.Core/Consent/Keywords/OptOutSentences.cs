using System.Text.RegularExpressions;

namespace FollowUp.Core.Consent.Keywords;

/// <summary>
/// Sentences that plainly ask to hear nothing more, in five languages. They are no keywords: somebody looks at them. So a
/// few too many cost a glance, and a word that means much else, such as "stop" or "cancel" in a sentence, is not enough.
/// </summary>
internal static partial class OptOutSentences
{
    /// <param name="plain">As <see cref="KeywordText.Plain"/> writes it.</param>
    public static bool Match(string plain)
    {
        var asked = Denied().Replace(plain, " ");
        return English().IsMatch(asked) || French().IsMatch(asked) || German().IsMatch(asked) || Spanish().IsMatch(asked) || Swedish().IsMatch(asked);
    }

    /// <summary>"Don't stop texting me" asks for the opposite.</summary>
    [GeneratedRegex(@"\b(DO NOT|DON'?T|NEVER|DID NOT|DIDN'?T|CAN'?T|NON) (EVER |WANT TO )?(STOP|UNSUBSCRIBE|OPT OUT)\b( (TEXTING|MESSAGING|WRITING|SENDING|CONTACTING|EMAILING))?")]
    private static partial Regex Denied();

    [GeneratedRegex(
        @"\b(STOP|QUIT|CEASE)( \w+){0,2} (TEXT|TEXTS|TEXTING|MESSAGE|MESSAGES|MESSAGING|SMS|CONTACTING|CALLING|EMAILING|EMAILS|MAILING|SPAM|SPAMMING|BOTHERING|HARASSING|SENDING|WRITING)\b"
        + @"|^((PLEASE|PLS|JUST|OK|OKAY|HEY|HI|HELLO|NO|ENOUGH|I SAID|CAN YOU|WILL YOU|MAKE IT) )*STOP( (IT|THIS|THAT|THESE|NOW|PLEASE|PLS|ALREADY|IMMEDIATELY|THANKS|THANK YOU|EVERYTHING|ME|STOP|ALL|TODAY))*$"
        + @"|\b(DO NOT|DON'?T|NEVER)( (EVER|PLEASE))? (TEXT|MESSAGE|CONTACT|WRITE|EMAIL|CALL|BOTHER|SPAM|WHATSAPP)( TO)? (ME|US|THIS NUMBER|MY NUMBER)( (PLEASE|AGAIN|ANYMORE|ANY MORE|EVER)|$)"
        + @"|\b(DO NOT|DON'?T|NEVER) SEND( ME)?( ANY| MORE)* (TEXTS|MESSAGES|SMS|EMAILS|STUFF)\b"
        + @"|\b(DO NOT|DON'?T|NO LONGER) (WANT|WISH)( TO)?( (RECEIVE|GET|HEAR|ANY|MORE|YOUR|THESE))+( (TEXTS?|MESSAGES?|SMS|EMAILS?|FROM YOU|ANYTHING|SPAM))\b"
        + @"|\b(TAKE|REMOVE|DELETE|GET) (ME|US|MY NUMBER|MY PHONE|MY NAME|MY EMAIL|MY ADDRESS|THIS NUMBER)( PLEASE)?( (OFF|FROM|OUT)( OF)?( \w+){0,3} (LISTS?|DATABASE|SYSTEM|CONTACTS|MESSAGES|TEXTS|MAILINGS?|RECORDS)\b|$)"
        + @"|\b(PLEASE|PLS|WANT TO|LIKE TO|WISH TO|NEED TO|HOW (DO|CAN) (I|WE)|LET ME|CAN YOU) UNSUBSCRIBE\b|\bUNSUBSCRIBE (ME|US|MY|THIS|NOW|PLEASE)\b"
        + @"|\b(OPT|OPTING) (ME |US )?OUT\b|\b(REVOKE|WITHDRAW) (MY |ALL )?CONSENT\b|\bLEAVE (ME|US) ALONE\b|\bLOSE MY NUMBER\b|\b(NO|NOT ANY) MORE (TEXTS?|MESSAGES?|SMS|EMAILS?|SPAM)\b")]
    private static partial Regex English();

    [GeneratedRegex(
        @"\b(ARRETEZ|ARRETE|CESSEZ)( DE| D'| VOS| LES| CES| TOUS)+ ?(M'|ME )?\w*(ECRIRE|ENVOYER|CONTACTER|MESSAGES?|SMS|TEXTOS?|MAILS?|APPELER|HARCELER)\b|^(S'IL VOUS PLAIT |MERCI D')?ARRETE[ZR]( S'IL VOUS PLAIT| SVP)?$"
        + @"|\bNE (M'|ME )(ECRIVEZ|ENVOYEZ|CONTACTEZ|APPELEZ) PLUS\b|\bDESABONNE[RZ]?\b|\bDESINSCRI(VEZ|RE|S|PTION)\b|\bRETIREZ MOI D\w* \w+( \w+)? ?LISTE\b|\bPLUS DE (MESSAGES|SMS|TEXTOS|MAILS)\b|\bLAISSEZ MOI TRANQUILLE\b")]
    private static partial Regex French();

    [GeneratedRegex(
        @"\bHOR(EN|T|E)?( SIE)? (BITTE )?AUF\b( \w+){0,4} (SCHREIBEN|SCHICKEN|SENDEN|KONTAKTIEREN|NERVEN)\b|\bSCHREIB(EN|T|E)?( SIE)?( MIR| UNS)( BITTE)? NICHT MEHR\b|\bKEINE( WEITEREN| WEITERE)? (NACHRICHTEN|SMS|MAILS|E MAILS|WERBUNG)( MEHR)?( BITTE)?$"
        + @"|\bKONTAKTIER(EN|T|E)?( SIE)? MICH NICHT\b|\b(NEHMEN|STREICHEN|LOSCHEN)( SIE)?( BITTE)? (MICH|MEINE NUMMER|MEINE DATEN|MEINE ADRESSE)\b|^(BITTE )?(ABMELDEN|ABBESTELLEN|AUSTRAGEN|STOPP|AUFHOREN)( BITTE)?$|\bMICH (BITTE )?(ABMELDEN|AUSTRAGEN)\b|\bLASS(T|EN SIE)? MICH IN RUHE\b")]
    private static partial Regex German();

    [GeneratedRegex(
        @"\b(DEJE|DEJEN|DEJA|DEJAD|PARE|PAREN|PARA)N? DE (ESCRIBIR|ENVIAR|MANDAR|CONTACTAR|MOLESTAR|LLAMAR)\w*\b|\bNO (ME |NOS )?(ESCRIBAN?|ENVIEN?|MANDEN?|CONTACTEN?|LLAMEN?)( \w+)? MAS\b|\bNO QUIERO( RECIBIR)? (MAS|SUS|ESTOS)( \w+)? ?(MENSAJES|SMS|CORREOS)\b"
        + @"|\b(DAR|DARME|DENME|DAME|DEME|DARNOS|ME DE)( \w+)? ?DE BAJA\b|^(POR FAVOR )?(BAJA|ALTO|PARAR|CANCELAR SUSCRIPCION)( POR FAVOR)?$|\b(BORREN|BORRE|ELIMINEN|QUITEN) (MI NUMERO|ME)\b|\bQUITENME DE\b|\bNO MAS (MENSAJES|SMS|CORREOS)\b")]
    private static partial Regex Spanish();

    [GeneratedRegex(
        @"\bSLUTA( \w+){0,2} (SKICKA|SMSA|SMS|MESSA|KONTAKTA|SKRIVA|SPAMMA|RINGA|MEJLA|HORA AV)\b|\bSLUTA (SKICKA|SMSA|SMS|MESSA|KONTAKTA|SKRIVA|SPAMMA|RINGA|MEJLA)\b|^(SNALLA )?(SLUTA|STOPPA|AVREGISTRERA|AVANMAL|AVPRENUMERERA|AVSLUTA)( NU| TACK| SNALLA| MIG)*$"
        + @"|\bINGA FLER (SMS|MEDDELANDEN|MEJL|UTSKICK)\b|\bVILL INTE (LANGRE )?(HA|FA)( \w+){0,2} (SMS|MEDDELANDEN|MEJL|UTSKICK)\b|\b(AVREGISTRERA|AVANMAL|TA BORT) (MIG|MITT NUMMER|MITT NAMN|MIN ADRESS)\b|\bSKICKA INTE (FLER|MER)\b|\bLAMNA MIG IFRED\b|\bHOR INTE AV ER\b")]
    private static partial Regex Swedish();
}
