namespace FollowUp.Core.Delivery.Texts;

/// <summary>How a text is cut into text messages, each of which is paid for.</summary>
/// <param name="Characters">UTF-16 units, as <see cref="Templates.TemplateLimits.Sms"/> counts.</param>
/// <param name="Units">What fills segments: septets of the GSM alphabet, else UTF-16 units.</param>
/// <param name="Segments">0 for an empty text.</param>
public sealed record SmsText(int Characters, int Units, int Segments, SmsEncoding Encoding)
{
    /// <summary>Units of a text that fits in one segment, and of each when there are several: 7 septets or 3 units are the header's (3GPP TS 23.040 §9.2.3.24.1).</summary>
    private static (int Single, int Each) Room(SmsEncoding encoding) => encoding == SmsEncoding.Gsm7 ? (160, 153) : (70, 67);

    public bool IsTooLong => Characters > Templates.TemplateLimits.Sms;

    /// <summary>Units that the last segment still takes.</summary>
    public int Left { get; private init; }

    public static SmsText Of(string text)
    {
        var encoding = text.All(letter => GsmAlphabet.SeptetsOf(letter) > 0) ? SmsEncoding.Gsm7 : SmsEncoding.Ucs2;
        var (single, each) = Room(encoding);
        var letters = Letters(text, encoding);
        var units = letters.Sum();
        if (units <= single)
        {
            return new SmsText(text.Length, units, Math.Min(units, 1), encoding) { Left = single - units };
        }

        // A letter of two units moves to the next segment whole, so that a segment may end with one unit unused.
        var (segments, filled) = (1, 0);
        foreach (var letter in letters)
        {
            (segments, filled) = filled + letter > each ? (segments + 1, letter) : (segments, filled + letter);
        }

        return new SmsText(text.Length, units, segments, encoding) { Left = each - filled };
    }

    private static List<int> Letters(string text, SmsEncoding encoding)
        => encoding == SmsEncoding.Gsm7 ? [.. text.Select(GsmAlphabet.SeptetsOf)] : [.. text.EnumerateRunes().Select(rune => rune.Utf16SequenceLength)];
}
