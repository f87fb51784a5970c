using System.Buffers;

namespace FollowUp.Core.Delivery.Texts;

/// <summary>The default alphabet of text messages and its extension (3GPP TS 23.038 §6.2.1).</summary>
public static class GsmAlphabet
{
    private static readonly SearchValues<char> Basic = SearchValues.Create(
        "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà");

    private static readonly SearchValues<char> Extension = SearchValues.Create("\f^{}\\[~]|€");

    /// <returns>Septets that the letter takes: 2 with the escape before it; 0 when it is in neither table.</returns>
    public static int SeptetsOf(char letter) => Basic.Contains(letter) ? 1 : Extension.Contains(letter) ? 2 : 0;
}
