using FollowUp.Core.Audit;
using FollowUp.Core.Contacts;
using FollowUp.Core.Contacts.Phones;
using FollowUp.Core.Delivery;
using FollowUp.Core.Delivery.Channels;
using FollowUp.Core.Delivery.Composing;
using FollowUp.Core.Delivery.Routing;
using FollowUp.Core.Delivery.TemplateTests;
using FollowUp.Core.Kernel;
using FollowUp.Core.Organizations;
using FollowUp.Core.Templates;
using FollowUp.Infrastructure.Persistence.Batch;
using FollowUp.Infrastructure.Persistence.Batch.Delivery;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace FollowUp.Infrastructure.Persistence.Stores.Delivery;

/// <summary>Looks at what a message of the template would be held by, except what depends on a contact's wishes, then hands the test over.</summary>
internal sealed class TemplateTest(
    Database database,
    IChannelDirectory directory,
    AddressStandings standings,
    AccountCircuits circuits,
    IPhoneNumbers phones,
    SampleMessage sample,
    TemplateTestMessage test,
    SandboxTests sandbox,
    IIdSource ids,
    IClock clock) : ITemplateTest
{
    private const string Sent = "template.test_sent";

    public async Task<TemplateTestResult> SendAsync(Actor actor, Guid templateId, TemplateTestInput input, CancellationToken cancellationToken)
    {
        actor.Require(Role.Marketer);
        var (ready, name) = await PrepareAsync(actor, templateId, input, cancellationToken);
        await CountAsync(actor, templateId, name, ready.Message.Channel, cancellationToken);
        var (result, reference) = await test.SendAsync(ready, cancellationToken);
        if (result is { Outcome: TemplateTestOutcome.Accepted, Provider: ChannelAccount.SandboxProvider })
        {
            // The provider has it: what was begun is written down also when the person leaves.
            await sandbox.KeepAsync(actor, ready, reference, CancellationToken.None);
        }

        return result;
    }

    private async Task<(ReadyMessage Ready, string Name)> PrepareAsync(Actor actor, Guid templateId, TemplateTestInput input, CancellationToken cancellationToken)
    {
        await using var context = database.Open(actor);
        var session = new BatchSession(context, database.Dialect);
        var about = await context.Set<Template>().AsNoTracking().Where(row => row.Id == templateId).Select(row => new { row.Name, row.Archived }).SingleOrDefaultAsync(cancellationToken)
            ?? throw new NotFoundException("template");
        if (about.Archived)
        {
            throw new ConflictException($"The template “{about.Name}” is archived. Choose another one.");
        }

        var templates = await TemplateSources.LoadAsync(context, [templateId], cancellationToken);
        var source = templates[templateId];
        var to = Address(source.Channel, input.To);
        var message = sample.Make(actor.OrganizationId, OriginKind.Test, source.Channel, templateId, ids.NewToken(), await ContactAsync(context, input.ContactId, cancellationToken)) with { Address = to };
        await RequireOpenAsync(session, message, to, cancellationToken);
        message = (await WhatsAppStandings.AddAsync(context, session, [message], templates, cancellationToken))[0];
        var route = await RouteAsync(message, cancellationToken);
        var row = await context.Organizations.AsNoTracking().SingleAsync(one => one.Id == actor.OrganizationId, cancellationToken);
        var organization = new OrganizationProfile(row.Id, row.Name, row.PostalAddress, row.BrandColor, row.ReplyTo, row.TimeZone);
        try
        {
            return (test.Compose(message, to, organization, source, route), about.Name);
        }
        catch (TemplateException broken)
        {
            throw new ConflictException($"The template “{about.Name}” cannot be filled in: {broken.Message}");
        }
    }

    /// <exception cref="InputException">It is none; names <c>to</c>.</exception>
    private string Address(Channel channel, string? to)
    {
        if (string.IsNullOrWhiteSpace(to))
        {
            throw new InputException("to", channel == Channel.Email ? "is missing: give an e-mail address" : "is missing: give a number with its country code");
        }

        if (channel == Channel.Email)
        {
            return EmailAddress.Normalise(to) ?? throw new InputException("to", "must be an e-mail address");
        }

        var reading = phones.Read(to);
        return reading.Number ?? throw new InputException("to", reading.Reason ?? "must be a number with its country code");
    }

    private static async Task<MessageContact?> ContactAsync(FollowUpDbContext context, Guid? contactId, CancellationToken cancellationToken)
        => contactId is not { } id ? null
            : await context.Set<Contact>().AsNoTracking().Where(row => row.Id == id)
                .Select(row => new MessageContact(row.Id, row.Email, row.Phone, row.FirstName, row.LastName, row.TimeZone)).SingleOrDefaultAsync(cancellationToken)
            ?? throw new NotFoundException("contact");

    /// <exception cref="InputException">It is on a list; says which.</exception>
    private async Task RequireOpenAsync(BatchSession session, QueuedMessage message, string to, CancellationToken cancellationToken)
    {
        var found = await standings.LoadAsync(session, [new SoughtAddress(message.Id, message.OrganizationId, message.Channel, to)], clock.GetCurrentInstant(), cancellationToken);
        if (found.GetValueOrDefault(message.Id) is { Words: { } words } standing)
        {
            throw new InputException(
                "to", standing.Reason is null ? $"is {words}, which closes it to everybody: nothing is sent to it" : $"is on your organization's suppression list ({words}): nothing is sent to it");
        }
    }

    /// <summary>The account that a message of the template would leave through: the first that may carry it and is not left alone.</summary>
    /// <exception cref="ConflictException">There is none.</exception>
    private async Task<ChannelRoute> RouteAsync(QueuedMessage message, CancellationToken cancellationToken)
    {
        var now = clock.GetCurrentInstant();
        var all = await directory.FindAsync(message.OrganizationId, message.Channel, cancellationToken);
        var fit = all.Where(route => message.WhatsApp?.Fits(route.Account.AccountId, now) != false).OrderBy(route => circuits.State(route.Account.AccountId, now) == CircuitState.Open);
        return fit.FirstOrDefault() ?? throw new ConflictException(
            all.Count == 0 ? "No account for this channel is in use. An admin sets one up in Settings → Channels."
            : message.WhatsApp?.Template is null ? "WhatsApp takes only approved templates from you until this number has written to yours; that opens 24 hours. Write to it first, or use an approved template."
            : "No account that is in use has the approved template of this message.");
    }

    /// <summary>The log that says who sent a test also says how many there were, on whichever node.</summary>
    /// <exception cref="ConflictException">It would be one too many.</exception>
    private Task CountAsync(Actor actor, Guid templateId, string name, Channel channel, CancellationToken cancellationToken)
        => database.WriteAsync(DataScope.Of(actor), async context =>
        {
            var since = clock.GetCurrentInstant() - Duration.FromHours(1);
            if (await context.Set<AuditEntry>().CountAsync(row => row.ActorId == actor.Id && row.At > since && row.Action == Sent, cancellationToken) >= ITemplateTest.PerHour)
            {
                throw new ConflictException($"You have sent {ITemplateTest.PerHour} tests within an hour, which is the most. Wait a while.");
            }

            context.Audit(new AuditNote(Sent, templateId, name, new { channel }));
        }, cancellationToken);
}
