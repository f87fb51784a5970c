using System.Net;
using System.Text;
using System.Text.Json;
using FollowUp.Core.Audit;
using FollowUp.Core.Consent;
using FollowUp.Core.Contacts;
using FollowUp.Core.Delivery;
using FollowUp.Core.Delivery.TemplateTests;
using FollowUp.Core.Engine;
using FollowUp.Core.Kernel;
using FollowUp.Core.Organizations;
using FollowUp.Infrastructure.Persistence;
using FollowUp.Tests.Endpoints.Api;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace FollowUp.Tests.Endpoints.Channels;

/// <summary>A template is sent to the one who asks for it, through the Sandbox of a new organization.</summary>
public sealed class TemplateTestApiTests : IDisposable
{
    private const string Mail = """{ "name": "Hello", "kind": "message", "channel": "email", "subject": "Hello {{first_name}}", "html": "<p>Your {{product.name}}, {{first_name}}: <a href=\"https://shop.example.com/x\">look</a></p>", "text": "" }""";

    private readonly ApiWorld world = new();

    public void Dispose() => world.Dispose();

    [Fact]
    public async Task An_email_is_filled_in_marked_and_seen_in_the_sandbox_with_links_that_are_not_followed()
    {
        var (status, said) = await SendAsync(await AddAsync(Mail), """{ "to": " Owner@Example.com " }""");

        Assert.Equal((HttpStatusCode.OK, "accepted", "sandbox"), (status, said.GetProperty("outcome").GetString(), said.GetProperty("provider").GetString()));
        var owner = await OwnerAsync();
        var mail = Assert.Single((await world.App.Get<ISandbox>().MailsAsync(owner, null, new PageQuery(1, 10), default)).Items);
        var seen = await world.App.Get<ISandbox>().GetAsync(owner, mail.Id, default);
        Assert.Equal(("owner@example.com", "[Test] Hello Hana", null), (seen.To, seen.Subject, seen.Contact));
        Assert.Contains("""Your Alder wool throw, Hana: <a href="https://shop.example.com/x">look</a>""", seen.Html, StringComparison.Ordinal);
        Assert.DoesNotContain(seen.Token, seen.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("/t/o/", seen.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_is_filled_in_for_a_contact_and_is_none_of_its_messages()
    {
        await using var context = world.App.Get<Database>().Open(DataScope.All);
        var owner = await OwnerAsync();
        var now = SystemClock.Instance.GetCurrentInstant();
        var nora = new Contact { Id = new SystemIdSource().NewId(), OrganizationId = owner.OrganizationId, Email = "nora@example.com", FirstName = "Nora", CreatedAt = now, UpdatedAt = now };
        context.Add(nora);
        await context.SaveChangesAsync();

        await SendAsync(await AddAsync(Mail), $$"""{ "to": "owner@example.com", "contactId": "{{nora.Id}}" }""");

        var message = await context.Set<Message>().AsNoTracking().SingleAsync();
        Assert.Equal((OriginKind.Test, (Guid?)null, "owner@example.com"), (message.Origin, message.ContactId, message.Address));
        Assert.Equal("[Test] Hello Nora", (await context.Set<MessageContent>().AsNoTracking().SingleAsync()).Subject);
        Assert.Empty(await context.Set<Enrollment>().ToListAsync());
    }

    [Fact]
    public async Task A_text_message_says_in_its_words_that_it_is_a_test()
    {
        var sms = await AddAsync("""{ "name": "Text", "kind": "message", "channel": "sms", "text": "Hi {{first_name}}" }""");

        Assert.Equal(HttpStatusCode.OK, (await SendAsync(sms, """{ "to": "+46 70 123 45 67" }""")).Status);

        Assert.Equal("[Test] Hi Hana", Assert.Single(await world.App.Get<ISandbox>().ThreadAsync(await OwnerAsync(), "+46701234567", default)).Text);
        Assert.Equal(["to"], await world.WrongFieldsAsync(HttpMethod.Post, Path(sms), """{ "to": "owner@example.com" }"""));
        Assert.Equal(["to"], await world.WrongFieldsAsync(HttpMethod.Post, Path(sms), "{}"));
        Assert.Equal(["contactId"], await world.WrongFieldsAsync(HttpMethod.Post, Path(sms), """{ "to": "+46701234567", "contactId": 7 }"""));
    }

    [Fact]
    public async Task An_address_on_a_list_is_refused_and_the_list_is_named()
    {
        var template = await AddAsync(Mail);
        await world.App.Get<ISuppressions>().AddAsync(await OwnerAsync(), "gone@example.com", Channel.Email, SuppressionReason.DoNotContact, "Asked by phone.", default);

        var (status, said) = await SendAsync(template, """{ "to": "gone@example.com" }""");

        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Contains("is on your organization's suppression list (not to be contacted)", said.GetRawText().Replace("\\u0027", "'", StringComparison.Ordinal), StringComparison.Ordinal);
        await NothingWasSentAsync();
    }

    [Fact]
    public async Task WhatsApp_words_of_our_own_are_refused_to_a_number_that_has_not_written()
    {
        var template = await AddAsync("""{ "name": "Chat", "kind": "message", "channel": "whatsapp", "text": "Hi {{first_name}}" }""");

        var (status, said) = await SendAsync(template, """{ "to": "+46701234567" }""");

        Assert.Equal(HttpStatusCode.Conflict, status);
        Assert.StartsWith("WhatsApp takes only approved templates from you until this number has written to yours", said.GetProperty("detail").GetString(), StringComparison.Ordinal);
        await NothingWasSentAsync();
    }

    [Fact]
    public async Task What_cannot_be_filled_in_is_refused_with_the_reason()
    {
        var template = await AddAsync($$$"""{ "name": "Long", "kind": "message", "channel": "sms", "text": "{{{new string('x', 1560)}}}{{product.name}}{{product.url}}" }""");

        var (status, said) = await SendAsync(template, """{ "to": "+46701234567" }""");

        Assert.Equal(HttpStatusCode.Conflict, status);
        Assert.Contains("cannot be filled in: The text message has 1612 characters", said.GetProperty("detail").GetString(), StringComparison.Ordinal);
        await NothingWasSentAsync();
    }

    [Fact]
    public async Task Another_organizations_template_and_contact_are_not_found_and_a_key_that_only_reads_may_not()
    {
        var template = await AddAsync(Mail);
        using var stranger = await world.StrangerAsync();
        using var reader = await world.ClientWithScopeAsync("sequences:read");

        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(stranger, template));
        Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync(reader, template));
        Assert.Equal(HttpStatusCode.NotFound, (await SendAsync(template, $$"""{ "to": "owner@example.com", "contactId": "{{await StrangersContactAsync()}}" }""")).Status);
        var agent = (await OwnerAsync()) with { Role = Role.Agent };
        await Assert.ThrowsAsync<ForbiddenException>(() => world.App.Get<ITemplateTest>().SendAsync(agent, template, new TemplateTestInput("owner@example.com"), default));
        await NothingWasSentAsync();
    }

    [Fact]
    public async Task After_twenty_in_an_hour_there_is_a_pause_for_that_member_alone_and_the_log_holds_no_address()
    {
        var (template, owner, test) = (await AddAsync(Mail), await OwnerAsync(), world.App.Get<ITemplateTest>());
        var other = owner with { Id = new SystemIdSource().NewId(), Name = "Other" };
        for (var sent = 0; sent < ITemplateTest.PerHour; sent++)
        {
            await test.SendAsync(owner, template, new TemplateTestInput("owner@example.com"), default);
        }

        var refused = await Assert.ThrowsAsync<ConflictException>(() => test.SendAsync(owner, template, new TemplateTestInput("owner@example.com"), default));

        Assert.Contains("20 tests within an hour", refused.Message, StringComparison.Ordinal);
        Assert.Equal(TemplateTestOutcome.Accepted, (await test.SendAsync(other, template, new TemplateTestInput("owner@example.com"), default)).Outcome);
        await using var context = world.App.Get<Database>().Open(DataScope.All);
        var entries = await context.Set<AuditEntry>().Where(row => row.Action == "template.test_sent").ToListAsync();
        Assert.Equal(ITemplateTest.PerHour + 1, entries.Count);
        Assert.All(entries, entry => Assert.Equal((template, "Hello", """{"channel":"email"}"""), (entry.SubjectId, entry.SubjectName, entry.After)));
    }

    private static string Path(Guid template) => $"/api/v1/templates/{template}/send-test";

    private Task<(HttpStatusCode Status, JsonElement Body)> SendAsync(Guid template, string json) => world.SendAsync(HttpMethod.Post, Path(template), json);

    private async Task<Guid> AddAsync(string json)
    {
        var (status, body) = await world.SendAsync(HttpMethod.Post, "/api/v1/templates", json);
        Assert.True(status == HttpStatusCode.Created, body.ToString());
        return body.GetProperty("id").GetGuid();
    }

    private static async Task<HttpStatusCode> StatusAsync(HttpClient client, Guid template)
    {
        using var body = new StringContent("""{ "to": "owner@example.com" }""", Encoding.UTF8, "application/json");
        return (await client.PostAsync(new Uri(Path(template), UriKind.Relative), body)).StatusCode;
    }

    private async Task<Actor> OwnerAsync()
    {
        await using var context = world.App.Get<Database>().Open(DataScope.All);
        var organization = await context.Organizations.OrderBy(row => row.Id).FirstAsync();
        return new Actor(organization.Id, new Guid("01950000-0000-7000-8000-0000000000aa"), "Owner", Role.Owner);
    }

    private async Task<Guid> StrangersContactAsync()
    {
        await using var context = world.App.Get<Database>().Open(DataScope.All);
        var other = await context.Organizations.SingleAsync(row => row.Name == "Other");
        var contact = new Contact { Id = new SystemIdSource().NewId(), OrganizationId = other.Id, Email = "kim@example.com", CreatedAt = other.CreatedAt, UpdatedAt = other.CreatedAt };
        context.Add(contact);
        await context.SaveChangesAsync();
        return contact.Id;
    }

    private async Task NothingWasSentAsync()
    {
        await using var context = world.App.Get<Database>().Open(DataScope.All);
        Assert.Empty(await context.Set<Message>().ToListAsync());
        Assert.Empty(await context.Set<AuditEntry>().Where(row => row.Action == "template.test_sent").ToListAsync());
    }
}
