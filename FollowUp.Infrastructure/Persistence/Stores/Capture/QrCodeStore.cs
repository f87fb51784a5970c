using FollowUp.Core.Capture;
using FollowUp.Core.Contacts;
using FollowUp.Core.Kernel;
using FollowUp.Core.Organizations;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace FollowUp.Infrastructure.Persistence.Stores.Capture;

internal sealed class QrCodeStore(Database database, IIdSource ids, IClock clock) : IQrCodes
{
    private readonly CaptureRows<QrCode> rows = new(database, "QR code");

    public Task<Page<QrCode>> ListAsync(Actor actor, CaptureFilter filter, PageQuery page, CancellationToken cancellationToken)
        => rows.ListAsync(actor, filter, page, cancellationToken);

    public Task<QrCode> GetAsync(Actor actor, Guid id, CancellationToken cancellationToken) => rows.GetAsync(actor, id, cancellationToken);

    public async Task<Guid> CreateAsync(Actor actor, QrCodeInput input, CancellationToken cancellationToken)
    {
        await CheckAsync(actor, input, cancellationToken);
        var code = new QrCode
        {
            Id = ids.NewId(),
            OrganizationId = actor.OrganizationId,
            Name = "",
            Code = ids.NewToken()[..QrCode.CodeLength],
            Target = "",
            CreatedAt = clock.GetCurrentInstant(),
        };
        Apply(code, input);
        return await rows.AddAsync(actor, code, cancellationToken);
    }

    public async Task UpdateAsync(Actor actor, Guid id, int? version, QrCodeInput input, CancellationToken cancellationToken)
    {
        await CheckAsync(actor, input, cancellationToken);
        await rows.ChangeAsync(actor, id, version, code => Apply(code, input), cancellationToken);
    }

    public Task ArchiveAsync(Actor actor, Guid id, bool archived, CancellationToken cancellationToken) => rows.ArchiveAsync(actor, id, archived, cancellationToken);

    private async Task CheckAsync(Actor actor, QrCodeInput input, CancellationToken cancellationToken)
    {
        actor.Require(Role.Marketer);
        CaptureRules.Check(input);
        await using var context = database.Open(actor);
        if (input.ContactId is { } contactId && !await context.Set<Contact>().AnyAsync(contact => contact.Id == contactId, cancellationToken))
        {
            throw new InputException("contactId", "is no contact of this organization");
        }
    }

    private static void Apply(QrCode code, QrCodeInput input)
    {
        code.Name = input.Name.Trim();
        code.Target = CaptureRules.Canonical(input.Target);
        code.Properties = CaptureRows<QrCode>.Text(input.Properties);
        code.ContactId = input.ContactId;
    }
}
