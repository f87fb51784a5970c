using System.Net;
using System.Text.Json;
using AngleSharp.Html.Parser;
using FollowUp.Core.Contacts;
using FollowUp.Core.Events;
using FollowUp.Core.Intake;
using FollowUp.Core.Kernel;
using FollowUp.Infrastructure.Persistence;
using FollowUp.Web.Composition;
using Microsoft.EntityFrameworkCore;

namespace FollowUp.Tests.Endpoints.Capture;

public sealed class CaptureFormEndpointTests : IDisposable
{
    private const string SignUp = """
        { "name": "Sign-up", "headline": "Stay in touch", "consentWording": "I agree to e-mails.", "thankYou": "See you soon.",
          "fields": { "firstName": "required", "own": [ { "name": "size", "label": "Shoe size" } ] }, "properties": { "place": "till" } }
        """;

    private readonly CaptureApp app = new();

    public void Dispose() => app.Dispose();

    [Fact]
    public async Task A_form_that_is_sent_is_stored_once_with_consent_and_thanks()
    {
        var form = await app.AddAsync("forms", SignUp);
        var path = $"/f/{Text(form, "key")}";
        var page = new HtmlParser().ParseDocument(await (await app.GetAsync(path)).Content.ReadAsStringAsync());
        var once = page.QuerySelector("input[name=once]")!.GetAttribute("value")!;
        Assert.Equal(["email", "firstName", "size", "website", "consent", "once"], page.QuerySelectorAll("form input").Select(input => input.GetAttribute("name")));
        Assert.False(page.QuerySelector("input[name=consent]")!.HasAttribute("checked"));
        (string, string)[] sent = [("email", "Ida@Example.com"), ("firstName", "Ida"), ("size", "38"), ("consent", "true"), ("once", once), ("website", "")];

        var answer = await app.PostAsync(path, sent);
        await app.PostAsync(path, sent);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains("See you soon.", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        var stored = Assert.Single(await app.EventsAsync());
        var told = Json.Read<ContactEvent>(stored.Payload);
        Assert.Equal(("form_submitted", 1, "ida@example.com", "Ida", "38"), (stored.Type, stored.Repeats, told.Contact?.Email, told.Contact?.FirstName, told.Attributes?["size"].GetString()));
        var consent = told.Properties!.Value.GetProperty("consent");
        Assert.Equal((true, "I agree to e-mails."), (consent.GetProperty("given").GetBoolean(), Text(consent, "wording")));
        Assert.Equal(("till", Text(form, "key")), (Text(told.Properties.Value, "place"), Text(told.Properties.Value, "form")));
        Assert.Equal(1, (await app.World.GetAsync($"/api/v1/forms/{Text(form, "id")}")).GetProperty("submissions").GetInt32());
    }

    [Fact]
    public async Task Whoever_sends_a_form_becomes_a_contact_with_the_fields_as_attributes()
    {
        var form = await app.AddAsync("forms", SignUp);
        await app.PostAsync($"/f/{Text(form, "key")}", ("email", "ida@example.com"), ("firstName", "Ida"), ("size", "38"), ("consent", "on"));

        await app.World.App.Get<EventScan>().RunOnceAsync(default);

        var stored = Assert.Single(await app.EventsAsync());
        Assert.NotNull(stored.ProcessedAt);
        var contact = Assert.Single((await app.World.GetAsync("/api/v1/contacts")).GetProperty("items").EnumerateArray());
        Assert.Equal(("Ida", "ida@example.com", stored.ContactId), (Text(contact, "name"), Text(contact, "email"), contact.GetProperty("id").GetGuid()));
        await using var context = app.World.App.Get<Database>().Open(DataScope.All);
        var attribute = await context.Set<ContactAttribute>().SingleAsync();
        Assert.Equal((stored.ContactId, "size", "\"38\""), (attribute.ContactId, attribute.Name, attribute.Value));
    }

    [Fact]
    public async Task What_is_wrong_stands_beside_its_field_and_nothing_is_stored()
    {
        var form = await app.AddAsync("forms", SignUp);

        var answer = await app.PostAsync($"/f/{Text(form, "key")}", ("email", "ida"), ("size", "<b>38</b>"), ("q", "abcdefghij"));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var page = new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync());
        Assert.Equal("true", page.QuerySelector("#email")!.GetAttribute("aria-invalid"));
        Assert.Contains("name@example.com", page.QuerySelector("#email-error")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Type your first name.", page.QuerySelector("#firstName-error")!.TextContent);
        Assert.Contains("Tick the box", page.QuerySelector("#consent-error")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(("ida", "<b>38</b>", "abcdefghij"), (Value("email"), Value("size"), Value("q")));
        Assert.Empty(await app.EventsAsync());

        string? Value(string name) => page.QuerySelector($"input[name={name}]")!.GetAttribute("value");
    }

    [Fact]
    public async Task Programs_that_fill_in_everything_are_thanked_and_forgotten()
    {
        var form = await app.AddAsync("forms", SignUp);

        var answer = await app.PostAsync($"/f/{Text(form, "key")}", ("email", "ida@example.com"), ("firstName", "Ida"), ("consent", "true"), ("website", "https://spam.test"));

        Assert.Contains("See you soon.", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Empty(await app.EventsAsync());
    }

    [Fact]
    public async Task A_scan_that_leads_to_a_form_tells_it_which_code_it_was()
    {
        var form = await app.AddAsync("forms", SignUp);
        var code = await app.AddAsync("qr-codes", $$"""{ "name": "Poster", "target": "{{Text(form, "url")}}", "properties": { "campaign": "summer" } }""");

        var lead = (await app.GetAsync($"/q/{Text(code, "code")}")).Headers.Location!;
        Assert.EndsWith($"/f/{Text(form, "key")}?q={Text(code, "code")}", lead.OriginalString, StringComparison.Ordinal);
        var page = new HtmlParser().ParseDocument(await (await app.GetAsync(lead.PathAndQuery)).Content.ReadAsStringAsync());
        var carried = page.QuerySelector("input[name=q]")!.GetAttribute("value")!;
        await app.PostAsync($"/f/{Text(form, "key")}", ("email", "ida@example.com"), ("firstName", "Ida"), ("consent", "true"), ("q", carried));

        var told = Json.Read<ContactEvent>((await app.EventsAsync()).Single(row => row.Type == "form_submitted").Payload).Properties!.Value;
        Assert.Equal(("summer", "till", Text(code, "code")), (Text(told, "campaign"), Text(told, "place"), Text(told, "code")));
    }

    [Fact]
    public async Task After_sending_it_goes_to_the_stored_target_or_from_a_frame_by_a_link()
    {
        var form = await app.AddAsync("forms", """{ "name": "F", "headline": "H", "consentWording": "C", "redirectTarget": "https://shop.test/thanks" }""");
        var path = $"/f/{Text(form, "key")}";

        var alone = await app.PostAsync(path, ("email", "ida@example.com"), ("consent", "true"), ("redirectTarget", "https://evil.test/"));
        var framed = await app.PostAsync(path, ("email", "ida@example.com"), ("consent", "true"), ("embedded", "true"));

        Assert.Equal((HttpStatusCode.Redirect, "https://shop.test/thanks"), (alone.StatusCode, alone.Headers.Location?.OriginalString));
        Assert.Contains("""<a class="btn" href="https://shop.test/thanks" target="_top">""", await framed.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Contains("form-action 'self' https://shop.test;", Policy(await app.GetAsync(path)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Forms_alone_may_stand_in_a_frame_of_any_site()
    {
        var form = await app.AddAsync("forms", SignUp);

        var page = await app.GetAsync($"/f/{Text(form, "key")}?embedded=true");
        var script = await app.GetAsync($"/f/{Text(form, "key")}/embed.js");

        Assert.Contains("frame-ancestors *", Policy(page), StringComparison.Ordinal);
        Assert.False(page.Headers.Contains("X-Frame-Options"));
        Assert.Contains("""name="embedded" value="true" """.TrimEnd(), await page.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal("text/javascript", script.Content.Headers.ContentType?.MediaType);
        Assert.Contains($"""frame.src = "{Text(form, "url")}?embedded=true";""", await script.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal($"""<script src="{Text(form, "url")}/embed.js" async></script>""", Text(form, "embed"));
        Assert.Contains("frame-ancestors 'none'", Policy(await app.GetAsync("/account/sign-in")), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await app.GetAsync("/f/nothing/embed.js")).StatusCode);
    }

    [Fact]
    public async Task A_flood_from_one_address_is_held_back()
    {
        var form = await app.AddAsync("forms", SignUp);

        var answers = new List<HttpStatusCode>();
        for (var number = 0; number <= PublicSide.FormsPerMinute; number++)
        {
            answers.Add((await app.PostAsync($"/f/{Text(form, "key")}")).StatusCode);
        }

        Assert.Equal(HttpStatusCode.BadRequest, answers[0]);
        Assert.Contains(HttpStatusCode.TooManyRequests, answers);
    }

    private static string Policy(HttpResponseMessage answer) => answer.Headers.GetValues("Content-Security-Policy").Single();

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString()!;
}
