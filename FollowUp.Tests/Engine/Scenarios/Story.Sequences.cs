using System.Text.Json;
using FollowUp.Core.Contacts;
using FollowUp.Core.Delivery.Tracking;
using FollowUp.Core.Engine;
using FollowUp.Core.Events;
using FollowUp.Core.Kernel;
using FollowUp.Core.Sequences;
using FollowUp.Core.Templates;
using Microsoft.EntityFrameworkCore;

namespace FollowUp.Tests.Engine.Scenarios;

/// <summary>What authors of sequences and their contacts do.</summary>
internal sealed partial class Story
{
    public ISequences Sequences => Get<ISequences>();

    /// <summary>Publishes a flow. <c>@email</c>, <c>@sms</c> and <c>@whatsapp</c> stand for templates of those channels.</summary>
    public async Task<Guid> PublishAsync(string definition, string name = "Follow up")
    {
        var id = await Sequences.CreateAsync(Owner, name, null, await FlowAsync(definition), CancellationToken.None);
        await Sequences.PublishAsync(Owner, id, CancellationToken.None);
        return id;
    }

    public async Task<Flow> FlowAsync(string definition)
    {
        var known = await Get<ITemplates>().ListAsync(Owner, null, CancellationToken.None);
        foreach (var (word, name, channel, more) in new[] { ("@email", "Story", Channel.Email, ""), ("@sms", "Story", Channel.Sms, ""), ("@whatsapp", "Story", Channel.WhatsApp, ""), ("@offer", "Offer", Channel.Sms, " Reply STOP to opt out") })
        {
            if (name == "Offer" && !definition.Contains(word, StringComparison.Ordinal))
            {
                continue;
            }

            var template = known.FirstOrDefault(row => row.Name == name && row.Channel == channel)?.Id ?? await Get<ITemplates>().CreateAsync(
                Owner, new TemplateInput(name, channel, TemplateKind.Message, "News", "<a href=\"https://shop.example/news\">News</a>", $"https://shop.example/news{more}"), CancellationToken.None);
            definition = definition.Replace(word, template.ToString(), StringComparison.Ordinal);
        }

        return FlowReader.Read(JsonElement.Parse(definition));
    }

    /// <summary>Something happens to a contact.</summary>
    public Task<EventReceipt> HappenAsync(
        string type, string email = "noor@example.com", string? subject = null, object? properties = null, string? phone = null, string? zone = null, string? key = null)
    {
        var payload = new ContactEvent(
            new ContactDetails(email, phone, "Noor", "Haddad", zone), subject, properties is null ? null : JsonSerializer.SerializeToElement(properties, Json.Options));
        return Get<IEventIntake>().StoreAsync(
            new NewEvent(Owner.OrganizationId, "api", key ?? Get<IIdSource>().NewId().ToString(), type, Clock.Now, Json.Write(payload)), CancellationToken.None);
    }

    public async Task<List<Enrollment>> EnrollmentsAsync(Guid sequenceId)
    {
        await using var context = Open();
        return await context.Set<Enrollment>().AsNoTracking().Where(row => row.SequenceId == sequenceId).OrderBy(row => row.Id).ToListAsync();
    }

    /// <summary>The steps an enrollment ran, in order.</summary>
    public async Task<List<string>> RanAsync(Guid enrollmentId)
    {
        await using var context = Open();
        return await context.Set<Execution>().AsNoTracking().Where(row => row.EnrollmentId == enrollmentId).OrderBy(row => row.Id).Select(row => row.Step).ToListAsync();
    }

    /// <summary>The contact clicks the first link of the newest message.</summary>
    public async Task ClickAsync() => await Get<ITracking>().ClickAsync(TrackingToken.Of((await MessagesAsync())[^1].Token, 0), new TrackingVisitor("Mozilla/5.0 (X11; Linux x86_64)"), CancellationToken.None);

    public async Task OpenMailAsync() => await Get<ITracking>().OpenAsync((await MessagesAsync())[^1].Token, new TrackingVisitor("Mozilla/5.0 (X11; Linux x86_64)"), CancellationToken.None);
}
