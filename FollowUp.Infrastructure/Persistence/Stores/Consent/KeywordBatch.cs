using FollowUp.Core.Organizations;

namespace FollowUp.Infrastructure.Persistence.Stores.Consent;

/// <summary>Read messages of one organization.</summary>
internal sealed record KeywordBatch(string Organization, ReplyRules Rules, IReadOnlyList<ReadKeyword> Messages)
{
    public static readonly KeywordBatch Empty = new("", ReplyRules.Default, []);
}
