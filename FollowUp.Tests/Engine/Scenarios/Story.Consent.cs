using System.Text.Json;
using FollowUp.Core.Consent;
using FollowUp.Core.Consent.Ledger;
using FollowUp.Core.Contacts;
using FollowUp.Core.Events;
using FollowUp.Core.Kernel;
using Microsoft.EntityFrameworkCore;

namespace FollowUp.Tests.Engine.Scenarios;

/// <summary>What contacts agree to.</summary>
internal sealed partial class Story
{
    public const string ConsentNumber = "+46701234567";

    /// <summary>An order, told with consent.</summary>
    public Task<EventReceipt> OrderAsync(string email = "noor@example.com", string phone = ConsentNumber, string? subject = null, params ToldConsent[] consent)
        => Get<IEventIntake>().StoreAsync(
            new NewEvent(
                Owner.OrganizationId, "api", Get<IIdSource>().NewId().ToString(), "order_placed", Clock.Now,
                Json.Write(new ContactEvent(new ContactDetails(email, phone, "Noor", "Haddad", null), subject, JsonElement.Parse("{}")) { Consent = consent.Length == 0 ? null : consent })),
            CancellationToken.None);

    public ToldConsent Agreed(Channel channel = Channel.Sms, ConsentBasis basis = ConsentBasis.ExpressWritten) => new(channel, ConsentPurpose.Marketing, basis, "checkout", Clock.Now) { Wording = "Yes, text me." };

    public Task RuleAsync(Channel channel, ChannelConsent rule)
        => Get<IConsentRules>().ChangeAsync(Owner, new ConsentRulesChange(new Dictionary<Channel, ChannelConsent> { [channel] = rule }), CancellationToken.None);

    public Task<ConsentEntry> DecideAsync(ConsentDecision decision, Channel channel = Channel.Sms, string address = ConsentNumber)
        => Get<IConsents>().RecordAsync(
            Owner,
            new ConsentRecord(null, channel, address, ConsentPurpose.Marketing, decision, decision == ConsentDecision.Given ? ConsentBasis.ExpressWritten : null, "phone call"),
            CancellationToken.None);

    public async Task<List<ConsentEntry>> LedgerAsync()
    {
        await using var context = Open();
        return await context.Set<ConsentEntry>().AsNoTracking().OrderBy(row => row.Position).ToListAsync();
    }
}
