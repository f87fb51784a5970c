using FollowUp.Core.Consent.Keywords;
using FollowUp.Infrastructure.Persistence.Stores.Reports;

namespace FollowUp.Infrastructure.Persistence.Stores.Consent;

/// <param name="ByProvider">The provider has acted on it and answered.</param>
internal sealed record ReadKeyword(ReceivedRow Row, KeywordReading Reading, bool ByProvider, string Hash)
{
    public ContactWay Way => new(Row.OrganizationId, Row.Channel, Row.From, Row.ContactId);
}
