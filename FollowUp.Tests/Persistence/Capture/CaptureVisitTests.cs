using System.Text.Json;
using FollowUp.Core.Capture;
using FollowUp.Core.Contacts;
using FollowUp.Core.Events;
using FollowUp.Core.Kernel;
using FollowUp.Tests.Support;
using NodaTime;

namespace FollowUp.Tests.Persistence.Capture;

public sealed class CaptureVisitTests
{
    [DatabaseTheory]
    public async Task A_scan_is_an_event_of_the_contact_the_code_was_printed_for(DatabaseKind kind)
    {
        await using var world = await CaptureWorld.CreateAsync(kind);
        var id = await world.Codes.CreateAsync(world.Actor, CaptureWorld.Poster with { ContactId = world.ContactId }, default);
        var code = (await world.Codes.GetAsync(world.Actor, id, default)).Code;

        Assert.Equal("https://shop.test/summer", await world.Visits.ScanAsync(code, Device.Phone, default));

        var stored = Assert.Single(await world.EventsAsync());
        Assert.Equal((world.Actor.OrganizationId, "qr", "qr_scanned", world.ContactId, null), (stored.OrganizationId, stored.Source, stored.Type, stored.ContactId, stored.ProcessedAt));
        var properties = Properties(stored);
        Assert.Equal(("summer", code, "Poster", "phone"), (properties.GetProperty("campaign").GetProperty("tags")[0].GetString(), Text(properties, "code"), Text(properties, "name"), Text(properties, "device")));
        Assert.Equal((1, 0), ((await world.Codes.GetAsync(world.Actor, id, default)).Scans, (await world.Codes.GetAsync(world.Actor, id, default)).Version));
    }

    [DatabaseTheory]
    public async Task A_scan_by_nobody_known_is_counted_and_says_why_nothing_comes_of_it(DatabaseKind kind)
    {
        await using var world = await CaptureWorld.CreateAsync(kind);
        var id = await world.Codes.CreateAsync(world.Actor, CaptureWorld.Poster, default);
        var code = (await world.Codes.GetAsync(world.Actor, id, default)).Code;

        await world.Visits.ScanAsync(code, Device.Phone, default);
        await world.Visits.ScanAsync(code, Device.Bot, default);
        await world.Visits.ScanAsync(code, Device.Unknown, default);

        var stored = await world.EventsAsync();
        Assert.Equal(2, stored.Count);
        Assert.All(stored, row => Assert.Null(row.ContactId));
        Assert.All(stored, row => Assert.Contains("nobody knows who scanned it", row.Outcome, StringComparison.Ordinal));
        Assert.Equal(2, (await world.Codes.GetAsync(world.Actor, id, default)).Scans);
        Assert.Null(await world.Visits.ScanAsync("abc\0defghi", Device.Phone, default));
    }

    [DatabaseTheory]
    public async Task A_known_visitor_is_one_event_a_day(DatabaseKind kind)
    {
        await using var world = await CaptureWorld.CreateAsync(kind);
        var id = await world.Pages.CreateAsync(world.Actor, CaptureWorld.Page, default);
        var other = await world.Pages.CreateAsync(world.Actor, CaptureWorld.Page with { Slug = "winter" }, default);
        var link = await world.Pages.LinkAsync(world.Actor, id, world.ContactId, default);
        Assert.StartsWith($"{CaptureWorld.Address}/l/summer?c=", link, StringComparison.Ordinal);
        var token = link[(link.IndexOf('=', StringComparison.Ordinal) + 1)..];

        Assert.Equal("Nora", (await world.Visits.VisitAsync("summer", token, Device.Phone, default))!.FirstName);
        await world.Visits.VisitAsync("summer", token, Device.Phone, default);
        await world.Visits.VisitAsync("summer", token, Device.Bot, default);
        await world.Visits.VisitAsync("summer", null, Device.Phone, default);
        Assert.Null((await world.Visits.VisitAsync("summer", token + "x", Device.Phone, default))!.FirstName);
        Assert.Null((await world.Visits.VisitAsync("winter", token, Device.Phone, default))!.FirstName);

        var stored = Assert.Single(await world.EventsAsync());
        Assert.Equal(("purl_visited", world.ContactId, 1), (stored.Type, stored.ContactId, stored.Repeats));
        Assert.Equal((4, 1), ((await world.Pages.GetAsync(world.Actor, id, default)).Visits, (await world.Pages.GetAsync(world.Actor, other, default)).Visits));
        world.Clock.Advance(Duration.FromDays(1));
        await world.Visits.VisitAsync("summer", token, Device.Phone, default);
        Assert.Equal(2, (await world.EventsAsync()).Count);
    }

    [DatabaseTheory]
    public async Task A_form_stores_who_sent_it_with_the_consent_and_the_properties_of_form_and_code(DatabaseKind kind)
    {
        await using var world = await CaptureWorld.CreateAsync(kind);
        var form = await world.Forms.GetAsync(world.Actor, await world.Forms.CreateAsync(world.Actor, CaptureWorld.Form, default), default);
        var code = await world.Codes.GetAsync(world.Actor, await world.Codes.CreateAsync(world.Actor, CaptureWorld.Poster, default), default);
        var sent = new FormSubmission(new Dictionary<string, string> { ["email"] = "Ida@Example.com", ["firstName"] = "Ida", ["size"] = "38" }, true, "once-1", code.Code);

        await world.Visits.SubmitAsync(form.Key, sent, default);
        await world.Visits.SubmitAsync(form.Key, sent, default);
        await world.Visits.SubmitAsync(form.Key, sent with { Values = new Dictionary<string, string> { ["email"] = "ida2@example.com" } }, default);

        var stored = await world.EventsAsync();
        Assert.Equal([1, 0], stored.Select(row => row.Repeats));
        Assert.Equal(2, (await world.Forms.GetAsync(world.Actor, form.Id, default)).Submissions);
        Assert.Equal(("form", "form_submitted", null, null), (stored[0].Source, stored[0].Type, stored[0].ContactId, stored[0].ProcessedAt));
        var told = Json.Read<ContactEvent>(stored[0].Payload);
        Assert.Equal(new ContactDetails("ida@example.com", null, "Ida"), told.Contact);
        Assert.Equal("38", told.Attributes!["size"].GetString());
        Assert.Equal(
            $$$"""{"place":"till","campaign":{"tags":["summer"]},"code":"{{{code.Code}}}","name":"Poster","form":"{{{form.Key}}}","formName":"Sign-up","consent":{"given":true,"wording":"I agree to e-mails.","at":"2026-03-02T09:00:00Z"}}""",
            told.Properties!.Value.GetRawText());
    }

    [DatabaseTheory]
    public async Task A_form_without_consent_stores_nothing_and_takes_no_code_of_others(DatabaseKind kind)
    {
        await using var world = await CaptureWorld.CreateAsync(kind);
        var form = await world.Forms.GetAsync(world.Actor, await world.Forms.CreateAsync(world.Actor, CaptureWorld.Form, default), default);
        var foreign = await world.Codes.GetAsync(world.Stranger, await world.Codes.CreateAsync(world.Stranger, CaptureWorld.Poster, default), default);
        var sent = new FormSubmission(new Dictionary<string, string> { ["email"] = "ida@example.com" }, false, null, foreign.Code);

        var refused = await Assert.ThrowsAsync<InputException>(() => world.Visits.SubmitAsync(form.Key, sent, default));
        Assert.Equal("consent", Assert.Single(refused.Errors).Field);
        Assert.Empty(await world.EventsAsync());

        await world.Visits.SubmitAsync(form.Key, sent with { Consent = true }, default);
        Assert.Equal("none", Text(Properties(Assert.Single(await world.EventsAsync())), "campaign"));
        await world.Forms.ArchiveAsync(world.Actor, form.Id, true, default);
        await Assert.ThrowsAsync<NotFoundException>(() => world.Visits.SubmitAsync(form.Key, sent with { Consent = true }, default));
    }

    private static JsonElement Properties(Event stored) => Json.Read<ContactEvent>(stored.Payload).Properties!.Value;

    private static string? Text(JsonElement element, string name) => element.GetProperty(name).GetString();
}
