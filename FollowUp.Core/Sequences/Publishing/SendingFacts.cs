using FollowUp.Core.Kernel;

namespace FollowUp.Core.Sequences.Publishing;

/// <summary>What an organization has that the laws on messages ask for.</summary>
/// <param name="Organization">Its name.</param>
/// <param name="HasPostalAddress">One is set; delivery writes it under every e-mail.</param>
/// <param name="Quiet">Channels that have quiet hours.</param>
/// <param name="Capped">There is a limit to what one contact gets.</param>
/// <param name="Words">Of the templates that the flow names, by id.</param>
public sealed record SendingFacts(
    string Organization, bool HasPostalAddress, IReadOnlySet<Channel> Quiet, bool Capped, IReadOnlyDictionary<Guid, TemplateWords> Words, Audience Audience);
