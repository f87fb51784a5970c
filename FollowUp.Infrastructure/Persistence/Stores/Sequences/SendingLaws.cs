using FollowUp.Core.Consent;
using FollowUp.Core.Contacts;
using FollowUp.Core.Contacts.Phones;
using FollowUp.Core.Segments;
using FollowUp.Core.Sequences;
using FollowUp.Core.Sequences.Publishing;
using FollowUp.Core.Sequences.Steps;
using FollowUp.Core.Templates;
using Microsoft.EntityFrameworkCore;

namespace FollowUp.Infrastructure.Persistence.Stores.Sequences;

/// <summary>Loads what the laws on messages ask of a flow, in three queries whatever the number of contacts. Where contacts are is asked of marketing alone.</summary>
internal sealed class SendingLaws(IPhoneNumbers phones)
{
    /// <summary>Contacts looked at to know where those are who may enter.</summary>
    public const int MostContacts = 2000;

    public async Task<SendingFacts> LoadAsync(FollowUpDbContext context, Guid organizationId, Flow flow, CancellationToken cancellationToken)
    {
        var organization = await context.Organizations.AsNoTracking().SingleAsync(row => row.Id == organizationId, cancellationToken);
        var named = flow.Steps.OfType<SendStep>().Select(step => step.Template).OfType<Guid>().Distinct().ToList();
        var words = await context.Set<Template>().AsNoTracking().Where(row => named.Contains(row.Id)).Select(row => new { row.Id, row.Text, row.Html }).ToListAsync(cancellationToken);
        return new SendingFacts(
            organization.Name, organization.PostalAddress.Trim().Length > 0, organization.Sending.Quiet.Keys.ToHashSet(), organization.Sending.Caps is { Count: > 0 },
            words.ToDictionary(row => row.Id, row => new TemplateWords(row.Text, row.Html)),
            flow.Settings?.ConsentPurpose == ConsentPurpose.Marketing ? await AudienceAsync(context, flow.Trigger, cancellationToken) : Audience.Unknown);
    }

    /// <summary>The newest members of the trigger's segment where those are known, else the newest contacts.</summary>
    private async Task<Audience> AudienceAsync(FollowUpDbContext context, FlowTrigger? trigger, CancellationToken cancellationToken)
    {
        var contacts = context.Set<Contact>().AsNoTracking();
        var watched = trigger?.Segment is { } segment && await context.Set<SegmentMember>().AnyAsync(row => row.SegmentId == segment, cancellationToken)
            ? contacts.Where(row => context.Set<SegmentMember>().Any(member => member.SegmentId == segment && member.ContactId == row.Id))
            : contacts;
        var places = await watched.OrderByDescending(row => row.CreatedAt).ThenByDescending(row => row.Id).Take(MostContacts).Select(row => new { row.Country, row.Phone }).ToListAsync(cancellationToken);
        var countries = places.Select(row => row.Country ?? (row.Phone is { } number ? phones.Area(number).Country : null)).OfType<string>().CountBy(country => country).ToDictionary();
        return new Audience(places.Count, MostContacts, countries);
    }
}
