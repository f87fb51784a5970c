using FollowUp.Core.Capture;
using FollowUp.Core.Kernel;
using FollowUp.Core.Organizations;
using NodaTime;

namespace FollowUp.Infrastructure.Persistence.Stores.Capture;

internal sealed class CaptureFormStore(Database database, IIdSource ids, IClock clock) : ICaptureForms
{
    private readonly CaptureRows<CaptureForm> rows = new(database, "form");

    public Task<Page<CaptureForm>> ListAsync(Actor actor, CaptureFilter filter, PageQuery page, CancellationToken cancellationToken)
        => rows.ListAsync(actor, filter, page, cancellationToken);

    public Task<CaptureForm> GetAsync(Actor actor, Guid id, CancellationToken cancellationToken) => rows.GetAsync(actor, id, cancellationToken);

    public Task<Guid> CreateAsync(Actor actor, CaptureFormInput input, CancellationToken cancellationToken)
    {
        actor.Require(Role.Marketer);
        CaptureRules.Check(input);
        var form = new CaptureForm
        {
            Id = ids.NewId(),
            OrganizationId = actor.OrganizationId,
            Key = ids.NewToken(),
            Name = "",
            Headline = "",
            Fields = input.Fields,
            ConsentWording = "",
            ThankYou = "",
            CreatedAt = clock.GetCurrentInstant(),
        };
        Apply(form, input);
        return rows.AddAsync(actor, form, cancellationToken);
    }

    public Task UpdateAsync(Actor actor, Guid id, int? version, CaptureFormInput input, CancellationToken cancellationToken)
    {
        actor.Require(Role.Marketer);
        CaptureRules.Check(input);
        return rows.ChangeAsync(actor, id, version, form => Apply(form, input), cancellationToken);
    }

    public Task ArchiveAsync(Actor actor, Guid id, bool archived, CancellationToken cancellationToken) => rows.ArchiveAsync(actor, id, archived, cancellationToken);

    private static void Apply(CaptureForm form, CaptureFormInput input)
    {
        form.Name = input.Name.Trim();
        form.Headline = input.Headline.Trim();
        form.Fields = input.Fields with { Own = [.. input.Fields.Own.Select(own => own with { Label = own.Label.Trim() })] };
        form.ConsentWording = input.ConsentWording.Trim();
        form.Consent = input.Consent with { Channels = [.. input.Consent.Channels.Distinct().Order()] };
        form.ThankYou = input.ThankYou.Trim();
        form.RedirectTarget = input.RedirectTarget is { } target ? CaptureRules.Canonical(target) : null;
        form.Properties = CaptureRows<CaptureForm>.Text(input.Properties);
    }
}
