namespace FollowUp.Core.Contacts.Places;

/// <summary>What says where a contact is. None of it need be true, so all of it counts.</summary>
/// <param name="TimeZone">As told; one that there is not counts as not told.</param>
/// <param name="Country">Of the address, ISO 3166-1 alpha-2.</param>
/// <param name="State">Of the address, such as <c>TX</c>; says nothing without a country.</param>
/// <param name="Phone">In E.164.</param>
public readonly record struct Whereabouts(string? TimeZone, string? Country, string? State, string? Phone);
