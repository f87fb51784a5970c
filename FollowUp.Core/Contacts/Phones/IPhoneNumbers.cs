namespace FollowUp.Core.Contacts.Phones;

/// <summary>Knows the numbering plans of the world (ITU-T E.164 and the plan of each country).</summary>
public interface IPhoneNumbers
{
    /// <summary>Reads a number in any usual form.</summary>
    /// <param name="region">Country of a number without its code, as ISO 3166-1 alpha-2 such as <c>SE</c>; null when not known. One that does not exist counts as not known.</param>
    PhoneReading Read(string text, string? region = null);

    /// <summary>Whether it is a country of <see cref="Read"/>.</summary>
    bool IsRegion(string region);

    /// <summary>Digits that numbers of a country begin with, such as <c>46</c>; null for what is no country.</summary>
    string? CountryCode(string region);

    /// <summary>The country that a country code is known by, such as <c>US</c> for 1; null when there is none.</summary>
    string? MainRegion(string code);

    /// <summary>The country of all numbers that begin so, where that is certain.</summary>
    /// <param name="prefix">Digits without +.</param>
    string? RegionOfPrefix(string prefix);

    /// <summary>Where a number belongs, by its area code or country.</summary>
    /// <param name="number">In E.164; anything else is nowhere.</param>
    PhoneArea Area(string number);
}

/// <summary>A number, or why it is none.</summary>
/// <param name="Number">In E.164, such as <c>+46701234567</c>; null when it cannot be used.</param>
/// <param name="Reason">What is wrong in plain words, without the field's name; null when nothing is.</param>
public sealed record PhoneReading(string? Number, string? Reason)
{
    /// <summary>With a region it might be a number.</summary>
    public bool NeedsRegion { get; init; }

    public static PhoneReading Of(string number) => new(number, null);

    public static PhoneReading Refused(string reason) => new(null, reason);
}
