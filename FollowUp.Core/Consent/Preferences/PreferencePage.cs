using FollowUp.Core.Kernel;
using NodaTime;

namespace FollowUp.Core.Consent.Preferences;

/// <summary>What the preference centre shows.</summary>
public sealed record PreferencePage(string Organization, string BrandColor, PreferenceView View);

/// <summary>What holds for a contact now.</summary>
public sealed record PreferenceView(IReadOnlyList<ChannelPreference> Channels, IReadOnlyList<TopicPreference> Topics, int? MostPerWeek, Instant? PausedUntil);

/// <summary>One channel that the contact has an address for.</summary>
/// <param name="MaskedAddress">Enough to recognise.</param>
/// <param name="Closed">Closed for another reason than the contact's wish, so that choosing it does not open it.</param>
public sealed record ChannelPreference(Channel Channel, string MaskedAddress, bool On, bool Closed);

public sealed record TopicPreference(string Key, string Name, string? Description, bool On);
