namespace FollowUp.Web.Endpoints;

/// <param name="Channels">Those the contact wants.</param>
/// <param name="Topics">Keys of those it wants.</param>
/// <param name="MostPerWeek">1 to 50; any number when left out.</param>
/// <param name="PausedUntil">Nothing until then; no pause when left out.</param>
internal sealed record PreferenceBody(IReadOnlyList<string?>? Channels, IReadOnlyList<string?>? Topics, int? MostPerWeek, string? PausedUntil);
