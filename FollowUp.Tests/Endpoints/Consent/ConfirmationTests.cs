using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using FollowUp.Core.Consent;
using FollowUp.Core.Delivery;
using FollowUp.Core.Intake;
using FollowUp.Core.Kernel;
using FollowUp.Core.Organizations;
using FollowUp.Infrastructure.Persistence;
using FollowUp.Tests.Endpoints.Capture;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace FollowUp.Tests.Endpoints.Consent;

/// <summary>A form's consent, with and without confirmation by a mail.</summary>
public sealed partial class ConfirmationTests : IDisposable
{
    private const string Both = """
        { "name": "News", "headline": "News", "consentWording": "Send me news.", "fields": { "phone": "on" }, "consent": { "channels": ["email", "sms", "whatsapp"], "doubleOptIn": true } }
        """;

    private readonly CaptureApp app = new();

    public void Dispose() => app.Dispose();

    [Fact]
    public async Task A_form_writes_what_was_agreed_to_with_its_wording_and_from_where()
    {
        var form = await app.AddAsync("forms", """{ "name": "News", "headline": "News", "consentWording": "Send me news.", "fields": { "phone": "on" } }""");
        await SendAsync(form, ("phone", "+46701234567"));

        var lines = await LedgerAsync();
        Assert.Equal([(Channel.Email, "ida@example.com"), (Channel.Sms, "+46701234567")], lines.Select(line => (line.Channel, line.Address!)));
        Assert.All(lines, line => Assert.Equal(
            (ConsentPurpose.Marketing, ConsentDecision.Given, ConsentBasis.ExpressWritten, "form News", "Send me news."), (line.Purpose, line.Decision, line.Basis, line.Source, line.Wording)));
        Assert.Equal(CaptureApp.Phone, Json.Read<PersonalEvidence>(lines[0].Personal!).UserAgent);
        Assert.NotNull(lines[0].ContactId);
        Assert.Empty(await MailsAsync());
    }

    [Fact]
    public async Task Email_waits_for_the_button_behind_the_link_and_looking_never_confirms()
    {
        var form = await app.AddAsync("forms", Both);
        await SendAsync(form, ("phone", "+46701234567"));

        Assert.Equal([(Channel.Email, ConsentDecision.Pending), (Channel.Sms, ConsentDecision.Given), (Channel.WhatsApp, ConsentDecision.Given)], (await LedgerAsync()).Select(line => (line.Channel, line.Decision)));
        var mail = Assert.Single(await MailsAsync());
        Assert.Equal(("ida@example.com", OriginKind.System), (mail.Address, mail.Origin));
        Assert.DoesNotContain("/t/", mail.Data, StringComparison.Ordinal);
        var link = Link(mail);
        for (var look = 0; look < 2; look++)
        {
            var page = await app.GetAsync(link);
            var text = await page.Content.ReadAsStringAsync();
            Assert.Contains("Is this you?", text, StringComparison.Ordinal);
            Assert.Contains("Send me news.", text, StringComparison.Ordinal);
            Assert.DoesNotContain("ida@example.com", text, StringComparison.Ordinal);
            Assert.DoesNotContain("<script", text, StringComparison.Ordinal);
            Assert.Contains("no-store", page.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
        }

        Assert.Equal(3, (await LedgerAsync()).Count);
        var answer = await app.PostAsync($"{link}/confirm");
        Assert.Equal((HttpStatusCode.Redirect, link), (answer.StatusCode, answer.Headers.Location?.OriginalString));
        await app.PostAsync($"{link}/confirm");

        var lines = await LedgerAsync();
        Assert.Equal(4, lines.Count);
        var (asked, given) = (lines[0], lines[3]);
        Assert.Equal((ConsentDecision.Given, ConsentBasis.ExpressWritten, "form News, confirmed", "Send me news.", asked.ContactId), (given.Decision, given.Basis, given.Source, given.Wording, given.ContactId));
        var evidence = Json.Read<PersonalEvidence>(given.Personal!);
        Assert.Equal((asked.At, CaptureApp.Phone), (evidence.RequestedAt, evidence.RequestedUserAgent));
        Assert.Contains("it is confirmed", await (await app.GetAsync(link)).Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_who_press_at_once_write_one_line()
    {
        var form = await app.AddAsync("forms", Both);
        await SendAsync(form);
        var link = Link(Assert.Single(await MailsAsync()));

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => app.PostAsync($"{link}/confirm")));

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode));
        Assert.Single(await LedgerAsync(), line => line.Decision == ConsentDecision.Given);
    }

    [Fact]
    public async Task A_link_that_is_too_old_confirms_nothing()
    {
        var form = await app.AddAsync("forms", Both);
        await SendAsync(form);
        var link = Link(Assert.Single(await MailsAsync()));
        await using (var context = app.World.App.Get<Database>().Open(DataScope.All))
        {
            var old = SystemClock.Instance.GetCurrentInstant() - ConfirmationLimits.Keep;
            await context.Set<ConsentEntry>().ExecuteUpdateAsync(set => set.SetProperty(row => row.RecordedAt, old));
        }

        await app.PostAsync($"{link}/confirm");

        Assert.Contains("too old", await (await app.GetAsync(link)).Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain(await LedgerAsync(), line => line.Decision == ConsentDecision.Given);
    }

    [Fact]
    public async Task A_link_says_nothing_of_who_took_consent_back_meanwhile()
    {
        var form = await app.AddAsync("forms", Both);
        await SendAsync(form);
        var link = Link(Assert.Single(await MailsAsync()));
        await app.World.SendAsync(HttpMethod.Post, "/api/v1/consents", """{ "email": "ida@example.com", "channel": "email", "purpose": "marketing", "decision": "withdrawn", "source": "letter" }""");

        await app.PostAsync($"{link}/confirm");

        Assert.Contains("nothing to confirm", await (await app.GetAsync(link)).Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(ConsentDecision.Withdrawn, (await LedgerAsync())[^1].Decision);
    }

    [Fact]
    public async Task Who_opted_out_comes_back_by_the_button_and_not_by_the_form_alone()
    {
        var form = await app.AddAsync("forms", Both);
        await app.World.SendAsync(HttpMethod.Post, "/api/v1/opt-outs", """{ "address": "ida@example.com", "channel": "email", "reason": "letter" }""");
        await app.World.SendAsync(HttpMethod.Post, "/api/v1/opt-outs", """{ "address": "+46701234567", "channel": "sms", "reason": "letter" }""");
        await SendAsync(form, ("phone", "+46701234567"));
        Assert.Equal(2, (await SuppressedAsync()).Count);

        await app.PostAsync($"{Link(Assert.Single(await MailsAsync()))}/confirm");

        Assert.Equal(["+46701234567"], await SuppressedAsync());
        Assert.Equal(ConsentDecision.Given, (await LedgerAsync())[^1].Decision);
        Assert.Contains((await app.World.GetAsync("/api/v1/audit")).GetProperty("items").EnumerateArray(), entry => entry.GetProperty("action").GetString() == "contact.resubscribed");
    }

    [Fact]
    public async Task A_complaint_is_not_taken_back_by_the_button()
    {
        var form = await app.AddAsync("forms", Both);
        await SendAsync(form);
        using (var content = new StringContent("address,reason\nida@example.com,complained\n", System.Text.Encoding.UTF8, "text/csv"))
        {
            Assert.Equal(HttpStatusCode.OK, (await app.World.Client.PostAsync(new Uri("/api/v1/opt-outs/import", UriKind.Relative), content)).StatusCode);
        }

        await app.PostAsync($"{Link(Assert.Single(await MailsAsync()))}/confirm");

        Assert.Equal(["ida@example.com"], await SuppressedAsync());
        Assert.DoesNotContain(await LedgerAsync(), line => line.Decision == ConsentDecision.Given);
    }

    [Fact]
    public async Task One_address_gets_a_few_mails_a_day_and_none_once_it_is_confirmed()
    {
        var form = await app.AddAsync("forms", Both);
        for (var press = 0; press < ConfirmationLimits.MostMails + 2; press++)
        {
            await SendAsync(form);
        }

        Assert.Equal(ConfirmationLimits.MostMails, (await MailsAsync()).Count);
        await app.PostAsync($"{Link((await MailsAsync())[0])}/confirm");
        var before = (await LedgerAsync()).Count;
        await SendAsync(form);

        var after = await LedgerAsync();
        Assert.Equal((before, ConsentDecision.Given), (after.Count, after[^1].Decision));
        Assert.Equal(ConfirmationLimits.MostMails, (await MailsAsync()).Count);
    }

    [Fact]
    public async Task The_organization_may_ask_for_it_of_all_forms_and_a_form_may_say_no()
    {
        var actor = await OwnerAsync();
        await app.World.App.Get<IConsentRules>().ChangeAsync(actor, new ConsentRulesChange(DoubleOptIn: true), default);
        await SendAsync(await app.AddAsync("forms", """{ "name": "A", "headline": "H", "consentWording": "Yes." }"""), ("email", "a@example.com"));
        await SendAsync(await app.AddAsync("forms", """{ "name": "B", "headline": "H", "consentWording": "Yes.", "consent": { "doubleOptIn": false } }"""), ("email", "b@example.com"));

        Assert.Equal([("a@example.com", ConsentDecision.Pending), ("b@example.com", ConsentDecision.Given)], (await LedgerAsync()).Select(line => (line.Address!, line.Decision)));
    }

    [Fact]
    public async Task A_link_that_was_not_made_here_is_not_found()
    {
        Assert.Equal(HttpStatusCode.NotFound, (await app.GetAsync("/c/nothing")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await app.GetAsync($"/c/{Guid.Empty:N}{new string('0', 32)}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await app.PostAsync($"/c/{Guid.Empty:N}{new string('0', 32)}/confirm")).StatusCode);
    }

    private async Task SendAsync(JsonElement form, params (string Name, string Value)[] more)
    {
        var fields = new Dictionary<string, string> { ["email"] = "ida@example.com", ["consent"] = "true" };
        foreach (var (name, value) in more)
        {
            fields[name] = value;
        }

        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri($"/f/{form.GetProperty("key").GetString()}", UriKind.Relative)) { Content = new FormUrlEncodedContent(fields) };
        request.Headers.TryAddWithoutValidation("User-Agent", CaptureApp.Phone);
        Assert.Equal(HttpStatusCode.OK, (await app.Visitor.SendAsync(request)).StatusCode);
        await app.World.App.Get<EventScan>().RunOnceAsync(default);
    }

    private async Task<List<ConsentEntry>> LedgerAsync()
    {
        await using var context = app.World.App.Get<Database>().Open(DataScope.All);
        return await context.Set<ConsentEntry>().AsNoTracking().OrderBy(row => row.Position).ToListAsync();
    }

    private async Task<List<string?>> SuppressedAsync()
    {
        await using var context = app.World.App.Get<Database>().Open(DataScope.All);
        return await context.Set<Suppression>().OrderBy(row => row.Address).Select(row => row.Address).ToListAsync();
    }

    private async Task<List<Message>> MailsAsync()
    {
        await using var context = app.World.App.Get<Database>().Open(DataScope.All);
        return await context.Set<Message>().AsNoTracking().OrderBy(row => row.Id).ToListAsync();
    }

    private async Task<Actor> OwnerAsync()
    {
        await using var context = app.World.App.Get<Database>().Open(DataScope.All);
        return Actor.System((await context.Organizations.SingleAsync()).Id);
    }

    private static string Link(Message mail) => LinkPattern().Match(mail.Data).Value;

    [GeneratedRegex("/c/[0-9a-f]{64}")]
    private static partial Regex LinkPattern();
}
