using System.IO.Compression;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using FollowUp.Core.Contacts;
using FollowUp.Core.Delivery;
using FollowUp.Core.Kernel;
using FollowUp.Core.Organizations;
using FollowUp.Core.Privacy;
using FollowUp.Infrastructure.Persistence;
using FollowUp.Tests.Endpoints.Api;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace FollowUp.Tests.Persistence.Privacy;

public sealed class PersonRightsTests : IDisposable
{
    private readonly ApiWorld world = new();

    public void Dispose() => world.Dispose();

    [Fact]
    public async Task An_export_holds_what_is_known_as_data_and_as_a_page()
    {
        var request = await world.AddRequestAsync(await world.AddCampaignAsync());
        var contact = (await world.GetAsync($"/api/v1/contacts/{request.ContactId}")).GetProperty("email").GetString()!;

        using var zip = new ZipArchive(await world.Client.GetStreamAsync(new Uri($"/api/v1/contacts/{request.ContactId}/export", UriKind.Relative)));
        using var data = await JsonDocument.ParseAsync(zip.GetEntry("data.json")!.Open());
        using var page = new StreamReader(zip.GetEntry("data.html")!.Open());

        Assert.Equal(contact, data.RootElement.GetProperty("contact")[0].GetProperty("email").GetString());
        Assert.Equal(contact, data.RootElement.GetProperty("messages")[0].GetProperty("address").GetString());
        Assert.Equal(request.OrderId, data.RootElement.GetProperty("requests")[0].GetProperty("orderId").GetString());
        Assert.Contains("Alder throw", await page.ReadToEndAsync(), StringComparison.Ordinal);
        Assert.Equal("contact.exported", (await world.GetAsync("/api/v1/audit?kind=contact")).GetProperty("items")[0].GetProperty("action").GetString());
    }

    [Fact]
    public async Task Nothing_is_sent_to_a_restricted_contact_until_that_is_lifted()
    {
        var request = await world.AddRequestAsync(await world.AddCampaignAsync());
        var (status, standing) = await world.SendAsync(HttpMethod.Post, $"/api/v1/contacts/{request.ContactId}/restrict");
        Assert.Equal((HttpStatusCode.OK, JsonValueKind.String), (status, standing.GetProperty("restrictedAt").ValueKind));

        var held = await SendAsync(request.ContactId);
        await world.SendAsync(HttpMethod.Delete, $"/api/v1/contacts/{request.ContactId}/restrict");
        var free = await SendAsync(request.ContactId);

        Assert.Equal("restriction", held);
        Assert.NotEqual("restriction", free);
    }

    [Fact]
    public async Task A_request_has_the_day_the_law_sets_and_is_closed_once()
    {
        Assert.Equal(["kind"], await world.WrongFieldsAsync(HttpMethod.Post, "/api/v1/privacy-requests", "{}"));
        Assert.Equal(["contactId"], await world.WrongFieldsAsync(HttpMethod.Post, "/api/v1/privacy-requests", """{ "kind": "access", "contactId": "0195f0a2-7c1e-7000-8000-000000000000" }"""));
        var (status, made) = await world.SendAsync(HttpMethod.Post, "/api/v1/privacy-requests", """{ "kind": "erasure", "law": "ccpa", "note": "By phone" }""");
        var id = made.GetProperty("id").GetString();

        Assert.Equal(HttpStatusCode.Created, status);
        Assert.Equal(45, Math.Floor((made.GetProperty("dueAt").GetDateTimeOffset() - made.GetProperty("receivedAt").GetDateTimeOffset()).TotalDays));
        Assert.Equal(["result"], await world.WrongFieldsAsync(HttpMethod.Patch, $"/api/v1/privacy-requests/{id}", """{ "status": "refused" }"""));
        Assert.Equal("done", (await world.SendAsync(HttpMethod.Patch, $"/api/v1/privacy-requests/{id}", """{ "status": "done", "result": "Erased" }""")).Body.GetProperty("status").GetString());
        Assert.Equal(HttpStatusCode.Conflict, (await world.SendAsync(HttpMethod.Patch, $"/api/v1/privacy-requests/{id}", """{ "status": "done" }""")).Status);
        var log = (await world.GetAsync("/api/v1/audit?kind=privacy_request")).GetRawText();
        Assert.Contains("privacy_request.done", log, StringComparison.Ordinal);
        Assert.DoesNotContain("By phone", log, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(2026, 1, 31, 2026, 2, 28)]
    [InlineData(2026, 3, 1, 2026, 4, 1)]
    public void A_month_ends_on_the_same_day_or_the_last(int year, int month, int day, int dueYear, int dueMonth, int dueDay)
    {
        var zone = DateTimeZoneProviders.Tzdb["Europe/Stockholm"];
        var due = PrivacyDeadline.Of(PrivacyLaw.Gdpr, new LocalDate(year, month, day).At(new LocalTime(10, 0)).InZoneStrictly(zone).ToInstant(), zone);

        Assert.Equal(new LocalDateTime(dueYear, dueMonth, dueDay, 23, 59, 59), due.InZone(zone).LocalDateTime);
    }

    [Fact]
    public async Task Nobody_else_can_look_restrict_export_or_erase()
    {
        var request = await world.AddRequestAsync(await world.AddCampaignAsync());
        var id = (await world.SendAsync(HttpMethod.Post, "/api/v1/privacy-requests", """{ "kind": "access" }""")).Body.GetProperty("id").GetString();
        using var stranger = await world.StrangerAsync();
        using var writer = await world.ClientWithScopeAsync(ApiScopes.ContactsWrite);
        foreach (var (client, refused) in new[] { (stranger, HttpStatusCode.NotFound), (writer, HttpStatusCode.Forbidden) })
        {
            Assert.Equal(refused, (await client.GetAsync(new Uri($"/api/v1/contacts/{request.ContactId}/export", UriKind.Relative))).StatusCode);
            Assert.Equal(refused, (await client.PostAsJsonAsync($"/api/v1/contacts/{request.ContactId}/erase", new { confirm = "x" })).StatusCode);
            Assert.Equal(refused, (await client.PostAsync(new Uri($"/api/v1/contacts/{request.ContactId}/restrict", UriKind.Relative), null)).StatusCode);
            Assert.Equal(refused, (await client.GetAsync(new Uri($"/api/v1/privacy-requests/{id}", UriKind.Relative))).StatusCode);
            Assert.Equal(refused, (await client.PatchAsJsonAsync($"/api/v1/privacy-requests/{id}", new { status = "done" })).StatusCode);
        }

        Assert.Equal(0, (await stranger.GetFromJsonAsync<JsonElement>("/api/v1/privacy-requests")).GetProperty("total").GetInt32());
    }

    /// <returns>The rule that decided; null when none did.</returns>
    private async Task<string?> SendAsync(Guid contactId)
    {
        var ids = world.App.Get<IIdSource>();
        var now = world.App.Get<IClock>().GetCurrentInstant();
        var messageId = ids.NewId();
        await using (var context = world.App.Get<Database>().Open(DataScope.All))
        {
            var contact = await context.Set<Contact>().SingleAsync(row => row.Id == contactId);
            context.Add(new Message
            {
                Id = messageId, OrganizationId = contact.OrganizationId, Origin = OriginKind.Enrollment, OriginId = ids.NewId(), Slot = "ask", Lane = Lane.Sequence, Channel = Channel.Email, ContactId = contactId, Data = "{}",
                State = MessageState.Planned, PlannedAt = now, DueAt = now, ExpiresAt = now + Duration.FromDays(7), Token = ids.NewToken(),
            });
            await context.SaveChangesAsync();
        }

        for (var turn = 0; turn < 5 && await world.App.Get<SendScan>().RunOnceAsync(default) > 0; turn++)
        {
        }

        await using var after = world.App.Get<Database>().Open(DataScope.All);
        return await after.Set<VerdictRecord>().Where(row => row.MessageId == messageId).Select(row => row.Rule).FirstOrDefaultAsync();
    }
}
