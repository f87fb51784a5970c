namespace FollowUp.Core.Templates;

/// <summary>
/// How many parts a text message is sent in. With only characters of the GSM alphabet (3GPP TS 23.038 §6.2.1) a part
/// holds 160, or 153 when there are several; with any other character 70, or 67.
/// </summary>
/// <param name="Characters">Units that count: characters of the extension table count twice.</param>
/// <param name="Segments">Parts; 0 for an empty text.</param>
/// <param name="IsUnicode">Some character is outside the GSM alphabet.</param>
public sealed record SmsLength(int Characters, int Segments, bool IsUnicode)
{
    private const string Basic =
        "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";

    private const string Extended = "\f^{}\\[~]|€";

    public static SmsLength Of(string text)
    {
        if (text.All(letter => Basic.Contains(letter) || Extended.Contains(letter)))
        {
            var units = text.Length + text.Count(letter => Extended.Contains(letter));
            return new SmsLength(units, Parts(units, 160, 153), false);
        }

        return new SmsLength(text.Length, Parts(text.Length, 70, 67), true);
    }

    private static int Parts(int units, int single, int each) => units <= single ? Math.Min(units, 1) : (units + each - 1) / each;
}
