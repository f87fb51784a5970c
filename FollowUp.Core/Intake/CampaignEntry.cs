using FollowUp.Core.Requests;
using FollowUp.Core.Sequences;

namespace FollowUp.Core.Intake;

/// <summary>A campaign with the version of its flow that new requests enter. Kept over many events: its product lists are indexed once.</summary>
public sealed class CampaignEntry(RequestCampaign campaign, Guid versionId, Flow flow)
{
    private readonly HashSet<string> included = Index(campaign.Eligibility.IncludeProducts);
    private readonly HashSet<string> excluded = Index(campaign.Eligibility.ExcludeProducts);

    public RequestCampaign Campaign { get; } = campaign;

    public Guid VersionId { get; } = versionId;

    public Flow Flow { get; } = flow;

    /// <summary>One of the names is on the list of products to ask about, or there is no such list.</summary>
    public bool Includes(IEnumerable<string?> names) => included.Count == 0 || names.Any(name => Has(included, name));

    /// <summary>One of the names is on the list of products never to ask about.</summary>
    public bool Excludes(IEnumerable<string?> names) => excluded.Count > 0 && names.Any(name => Has(excluded, name));

    private static bool Has(HashSet<string> products, string? name) => name is not null && products.Contains(name.Trim());

    private static HashSet<string> Index(IReadOnlyList<string>? products)
        => new(products?.Select(product => product.Trim()) ?? [], StringComparer.OrdinalIgnoreCase);
}
