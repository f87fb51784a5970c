using FollowUp.Core.Consent;
using FollowUp.Core.Contacts;
using FollowUp.Core.Delivery;
using FollowUp.Core.Kernel;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace FollowUp.Infrastructure.Persistence.Stores.Consent;

internal sealed class OptOutStore(Database database, OptOuts optOuts, IKeyedHashes hashes, IClock clock) : IOptOuts
{
    public async Task<OptOutPage?> FindAsync(string token, CancellationToken cancellationToken)
    {
        await using var context = database.Open(DataScope.All);
        if (await ReadAsync(context, token, cancellationToken) is not { } way)
        {
            return null;
        }

        var organization = await context.Organizations.Where(row => row.Id == way.OrganizationId)
            .Select(row => new { row.Name, row.BrandColor }).SingleAsync(cancellationToken);
        var hash = AddressHash.Of(hashes, way.Channel, way.Address);
        var optedOut = await context.Set<Suppression>()
            .AnyAsync(row => row.OrganizationId == way.OrganizationId && row.Channel == way.Channel && row.AddressHash == hash, cancellationToken);
        return new OptOutPage(organization.Name, organization.BrandColor, way.Channel, MaskedAddress.Of(way.Address), optedOut);
    }

    public Task OptOutAsync(string token, string source, PersonalEvidence? evidence, CancellationToken cancellationToken)
        => database.WriteAsync(DataScope.All, async context =>
        {
            var way = await ReadAsync(context, token, cancellationToken) ?? throw new NotFoundException("message");
            await optOuts.ApplyAsync(context, [new OptOut(way, SuppressionReason.OptedOut, source) { Evidence = evidence }], clock.GetCurrentInstant(), cancellationToken);
        }, cancellationToken);

    public Task UndoAsync(string token, PersonalEvidence? evidence, CancellationToken cancellationToken)
        => database.WriteAsync(DataScope.All, async context =>
        {
            var way = await ReadAsync(context, token, cancellationToken) ?? throw new NotFoundException("message");
            var hash = AddressHash.Of(hashes, way.Channel, way.Address);
            if (await context.Set<Suppression>().AnyAsync(
                row => row.OrganizationId == way.OrganizationId && row.Channel == way.Channel && row.AddressHash == hash && row.Reason == SuppressionReason.OptedOut, cancellationToken))
            {
                var given = new NewConsent(way.ContactId, way.Channel, way.Address, ConsentPurpose.Marketing, ConsentDecision.Given, "undo on the unsubscribe page")
                {
                    Basis = await BeforeAsync(context, way, hash, cancellationToken),
                    Personal = evidence,
                };
                await optOuts.TakeBackAsync(context, way, given, null, clock.GetCurrentInstant(), cancellationToken);
            }
        }, cancellationToken);

    /// <summary>Undoing brings back what was there: consent is no firmer after it than before.</summary>
    private static async Task<ConsentBasis> BeforeAsync(FollowUpDbContext context, ContactWay way, string hash, CancellationToken cancellationToken)
        => await context.Set<ConsentEntry>()
            .Where(row => row.OrganizationId == way.OrganizationId && row.AddressHash == hash && row.Channel == way.Channel && row.Purpose == ConsentPurpose.Marketing && row.Decision == ConsentDecision.Given)
            .OrderByDescending(row => row.Position).Select(row => row.Basis).FirstOrDefaultAsync(cancellationToken) ?? ConsentBasis.Implied;

    /// <summary>The address the message went to, or would go to now.</summary>
    private static async Task<ContactWay?> ReadAsync(FollowUpDbContext context, string token, CancellationToken cancellationToken)
    {
        var message = await context.Set<Message>().AsNoTracking().Where(row => row.Token == token)
            .Select(row => new { row.OrganizationId, row.Channel, row.ContactId, row.Address }).SingleOrDefaultAsync(cancellationToken);
        if (message is null)
        {
            return null;
        }

        var contact = message.ContactId is null ? null
            : await context.Set<Contact>().AsNoTracking().SingleOrDefaultAsync(row => row.Id == message.ContactId, cancellationToken);
        var address = message.Address ?? (message.Channel == Channel.Email ? contact?.Email : contact?.Phone);
        return address is null ? null : new ContactWay(message.OrganizationId, message.Channel, address, message.ContactId);
    }
}
