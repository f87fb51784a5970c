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

/// <summary>The words of one template before its variables are filled in.</summary>
/// <param name="Html">Of e-mails.</param>
public sealed record TemplateWords(string Text, string? Html);

/// <summary>Where those are who may enter.</summary>
/// <param name="Looked">Contacts that were looked at.</param>
/// <param name="Most">No more are looked at; of more, the newest.</param>
/// <param name="Countries">How many of them are in a country, by ISO 3166-1 alpha-2: by their address, else by their number.</param>
public sealed record Audience(int Looked, int Most, IReadOnlyDictionary<string, int> Countries)
{
    public static readonly Audience Unknown = new(0, 0, new Dictionary<string, int>());

    public int In(params IEnumerable<string> countries) => countries.Sum(country => Countries.GetValueOrDefault(country));
}
