using FollowUp.Core.Consent;
using FollowUp.Core.Contacts;
using FollowUp.Core.Delivery;
using FollowUp.Core.Kernel;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace FollowUp.Infrastructure.Persistence.Stores.Consent;

internal sealed class OptOutStore(Database database, IIdSource ids, IClock clock) : IOptOuts
{
    private const int LongestSource = 100;

    public async Task<OptOutPage?> FindAsync(string token, CancellationToken cancellationToken)
    {
        await using var context = database.Open(DataScope.All);
        if (await ReadAsync(context, token, cancellationToken) is not { } way)
        {
            return null;
        }

        var organization = await context.Organizations.Where(row => row.Id == way.OrganizationId)
            .Select(row => new { row.Name, row.BrandColor }).SingleAsync(cancellationToken);
        var optedOut = await Suppressions(context, way).AnyAsync(cancellationToken);
        return new OptOutPage(organization.Name, organization.BrandColor, way.Channel, MaskedAddress.Of(way.Address), optedOut);
    }

    public async Task OptOutAsync(string token, string source, CancellationToken cancellationToken)
    {
        try
        {
            await TryOptOutAsync(token, source, cancellationToken);
        }
        catch (DbUpdateException)
        {
            // Somebody else's opt-out of the same address was first; with it in place there is nothing left to insert.
            await TryOptOutAsync(token, source, cancellationToken);
        }
    }

    public Task UndoAsync(string token, CancellationToken cancellationToken)
        => database.WriteAsync(DataScope.All, async context =>
        {
            var way = await ReadAsync(context, token, cancellationToken) ?? throw new NotFoundException("message");
            await Suppressions(context, way).Where(row => row.Reason == SuppressionReason.OptedOut).ExecuteDeleteAsync(cancellationToken);
        }, cancellationToken);

    private static IQueryable<Suppression> Suppressions(FollowUpDbContext context, ContactWay way)
        => context.Set<Suppression>().Where(row => row.OrganizationId == way.OrganizationId && row.Channel == way.Channel && row.Address == way.Address);

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

    private Task TryOptOutAsync(string token, string source, CancellationToken cancellationToken)
        => database.WriteAsync(DataScope.All, async context =>
        {
            var way = await ReadAsync(context, token, cancellationToken) ?? throw new NotFoundException("message");
            var now = clock.GetCurrentInstant();
            if (!await Suppressions(context, way).AnyAsync(cancellationToken))
            {
                context.Add(new Suppression
                {
                    Id = ids.NewId(),
                    OrganizationId = way.OrganizationId,
                    Channel = way.Channel,
                    Address = way.Address,
                    Reason = SuppressionReason.OptedOut,
                    Source = source.Length <= LongestSource ? source : source[..LongestSource],
                    CreatedAt = now,
                });
                await context.SaveChangesAsync(cancellationToken);
            }

            await OptOutEffects.ApplyAsync(context, ids, way, now, cancellationToken);
        }, cancellationToken);
}
