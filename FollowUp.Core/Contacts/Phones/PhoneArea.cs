namespace FollowUp.Core.Contacts.Phones;

/// <summary>Where a number belongs by its plan. Its owner may be elsewhere.</summary>
/// <param name="Country">ISO 3166-1 alpha-2; null when the number is of no country.</param>
/// <param name="State">State or province of the area code, such as <c>FL</c>; null when the plan does not say.</param>
/// <param name="Zones">Zones of the tz database in which it may be; those of the whole country when the number says no more.</param>
public sealed record PhoneArea(string? Country, string? State, IReadOnlyList<string> Zones)
{
    public static readonly PhoneArea Unknown = new(null, null, []);
}
