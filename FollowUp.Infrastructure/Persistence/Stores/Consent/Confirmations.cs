using FollowUp.Core.Consent;
using FollowUp.Core.Kernel;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace FollowUp.Infrastructure.Persistence.Stores.Consent;

internal sealed class Confirmations(Database database, IKeyedHashes hashes, ConsentLedger ledger, OptOuts optOuts, IClock clock) : IConfirmations
{
    private const string Confirmed = ", confirmed";

    public async Task<ConfirmationView?> FindAsync(string token, CancellationToken cancellationToken)
    {
        await using var context = database.Open(DataScope.All);
        return await LineAsync(context, token, cancellationToken) is { } line ? await ViewAsync(context, line, cancellationToken) : null;
    }

    public async Task<ConfirmationView?> ConfirmAsync(string token, Visitor visitor, CancellationToken cancellationToken)
        => await database.WriteAsync<ConfirmationView?>(DataScope.All, async context =>
        {
            if (await LineAsync(context, token, cancellationToken) is not { } line)
            {
                return null;
            }

            // The list before the ledger, as whoever opts out takes them. Two presses at once: the second sees here what the first wrote.
            if (line.Address is not null)
            {
                await optOuts.LockAsync(context, Way(line), cancellationToken);
            }

            await ledger.LockAsync(context, line.OrganizationId, cancellationToken);
            var view = await ViewAsync(context, line, cancellationToken);
            if (view.Standing != ConfirmationStanding.Waiting)
            {
                return view;
            }

            await GiveAsync(context, line, Given(line, visitor), cancellationToken);
            return view with { Standing = ConfirmationStanding.Confirmed };
        }, cancellationToken);

    /// <summary>Who agrees to marketing, and proves to be the owner of the address, takes an opt-out back with it.</summary>
    private Task GiveAsync(FollowUpDbContext context, ConsentEntry line, NewConsent given, CancellationToken cancellationToken)
        => line.Purpose == ConsentPurpose.Marketing
            ? optOuts.TakeBackAsync(context, Way(line), given, null, clock.GetCurrentInstant(), cancellationToken)
            : ledger.AppendAsync(context, line.OrganizationId, [given], cancellationToken);

    private async Task<ConsentEntry?> LineAsync(FollowUpDbContext context, string token, CancellationToken cancellationToken)
        => ConfirmationToken.Read(hashes, token) is { } id
            ? await context.Set<ConsentEntry>().AsNoTracking().SingleOrDefaultAsync(row => row.Id == id && row.Decision == ConsentDecision.Pending, cancellationToken)
            : null;

    private async Task<ConfirmationView> ViewAsync(FollowUpDbContext context, ConsentEntry line, CancellationToken cancellationToken)
    {
        var organization = await context.Organizations.AsNoTracking().SingleAsync(row => row.Id == line.OrganizationId, cancellationToken);
        var decision = await context.Set<ConsentState>().AsNoTracking()
            .Where(row => row.OrganizationId == line.OrganizationId && row.AddressHash == line.AddressHash && row.Channel == line.Channel && row.Purpose == line.Purpose)
            .Select(row => (ConsentDecision?)row.Decision).SingleOrDefaultAsync(cancellationToken);
        var standing = line.Address is null ? ConfirmationStanding.Over : decision switch
        {
            ConsentDecision.Given => ConfirmationStanding.Confirmed,
            ConsentDecision.Pending => clock.GetCurrentInstant() < line.RecordedAt + ConfirmationLimits.Keep ? ConfirmationStanding.Waiting : ConfirmationStanding.Expired,
            _ => ConfirmationStanding.Over,
        };
        return new ConfirmationView(organization.Name, organization.BrandColor, line.Address is null ? "" : MaskedAddress.Of(line.Address), line.Wording, standing);
    }

    private static ContactWay Way(ConsentEntry line) => new(line.OrganizationId, line.Channel, line.Address!, line.ContactId);

    private static NewConsent Given(ConsentEntry line, Visitor visitor)
    {
        var asked = line.Personal is null ? new PersonalEvidence() : Json.Read<PersonalEvidence>(line.Personal);
        var source = line.Source[..Math.Min(line.Source.Length, ToldConsent.LongestSource - Confirmed.Length)] + Confirmed;
        return new NewConsent(line.ContactId, line.Channel, line.Address!, line.Purpose, ConsentDecision.Given, source)
        {
            Basis = ConsentBasis.ExpressWritten,
            Wording = line.Wording,
            ExpiresAt = line.ExpiresAt,
            Personal = new PersonalEvidence(visitor.Ip, visitor.UserAgent) { RequestedAt = line.At, RequestedIp = asked.Ip, RequestedUserAgent = asked.UserAgent },
        };
    }
}
