using System.Net;
using System.Text.Json;
using FollowUp.Core.Delivery;
using FollowUp.Core.Requests;

namespace FollowUp.Tests.Endpoints.Api;

public sealed class RequestEndpointTests : IDisposable
{
    private static readonly string[] Fields =
    [
        "id", "campaignId", "orderId", "itemId", "product", "contact", "status", "scheduledAt", "firstSentAt", "reminderCount", "nextReminderAt", "clickedAt", "submittedAt", "lastError", "url",
    ];

    private readonly ApiWorld world = new();

    public void Dispose() => world.Dispose();

    [Fact]
    public async Task A_request_is_shown_with_its_events()
    {
        var request = await world.AddRequestAsync(await world.AddCampaignAsync());

        var body = await world.GetAsync($"/api/v1/requests/{request.Id}");

        Assert.Equal([.. Fields, "events"], Names(body));
        Assert.Equal(["id", "name", "email", "phone"], Names(body.GetProperty("contact")));
        Assert.Equal(["type", "at", "channel", "provider", "providerMessageId", "detail"], Names(body.GetProperty("events")[0]));
        Assert.Equal(("sent", "2026-03-02T09:00:00+00:00", "Nora Lind"), (Text(body, "status"), Text(body, "scheduledAt"), Text(body.GetProperty("contact"), "name")));
        Assert.EndsWith($"/r/{request.Token}", Text(body, "url"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_list_has_the_same_fields_without_events_and_filters_by_every_status()
    {
        var campaign = await world.AddCampaignAsync();
        foreach (var status in Enum.GetValues<RequestStatus>())
        {
            await world.AddRequestAsync(campaign, status);
        }

        Assert.Equal(Fields, Names((await world.GetAsync("/api/v1/requests")).GetProperty("items")[0]));
        foreach (var status in new[] { "scheduled", "queued", "sent", "clicked", "submitted", "failed", "skipped", "unknown", "expired", "cancelled" })
        {
            var page = await world.GetAsync($"/api/v1/requests?status={status}&campaign={campaign}&channel=email&from=2026-03-02&to=2026-03-03T00:00:00Z&page=1&pageSize=200");
            Assert.Equal((1, status), (page.GetProperty("total").GetInt32(), Text(Assert.Single(page.GetProperty("items").EnumerateArray()), "status")));
        }

        Assert.Equal(0, (await world.GetAsync($"/api/v1/requests?campaign={Guid.Empty}")).GetProperty("total").GetInt32());
    }

    [Theory]
    [InlineData("status=lost", "status")]
    [InlineData("status=1", "status")]
    [InlineData("campaign=mine", "campaign")]
    [InlineData("channel=fax", "channel")]
    [InlineData("from=yesterday", "from")]
    [InlineData("to=2026-13-01", "to")]
    [InlineData("page=0", "page")]
    [InlineData("page=one", "page")]
    [InlineData("pageSize=201", "pageSize")]
    public async Task What_is_wrong_in_the_query_is_named(string query, string field)
        => Assert.Equal([field], await world.WrongFieldsAsync(HttpMethod.Get, $"/api/v1/requests?{query}"));

    [Fact]
    public async Task Retry_resend_and_cancel_are_accepted_when_they_make_sense()
    {
        var campaign = await world.AddCampaignAsync();
        var failed = (await world.AddRequestAsync(campaign, RequestStatus.Failed, MessageState.Failed)).Id;
        var sent = (await world.AddRequestAsync(campaign)).Id;

        Assert.Equal(HttpStatusCode.Accepted, (await world.SendAsync(HttpMethod.Post, $"/api/v1/requests/{failed}/retry")).Status);
        Assert.Equal(HttpStatusCode.Conflict, (await world.SendAsync(HttpMethod.Post, $"/api/v1/requests/{sent}/retry")).Status);
        Assert.Equal(HttpStatusCode.Accepted, (await world.SendAsync(HttpMethod.Post, $"/api/v1/requests/{sent}/resend")).Status);
        var (status, body) = await world.SendAsync(HttpMethod.Post, $"/api/v1/requests/{sent}/cancel");
        Assert.Equal((HttpStatusCode.Accepted, "cancelled"), (status, Text(body, "status")));
        Assert.Equal(HttpStatusCode.Conflict, (await world.SendAsync(HttpMethod.Post, $"/api/v1/requests/{sent}/cancel")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await world.SendAsync(HttpMethod.Post, $"/api/v1/requests/{Guid.Empty}/cancel")).Status);
    }

    [Fact]
    public async Task A_request_that_does_not_exist_is_404_as_problem_json()
    {
        var (status, body) = await world.SendAsync(HttpMethod.Get, $"/api/v1/requests/{Guid.Empty}");

        Assert.Equal((HttpStatusCode.NotFound, "There is no such request."), (status, Text(body, "detail")));
    }

    [Fact]
    public async Task Messages_and_contacts_of_a_request_can_be_read()
    {
        var request = await world.AddRequestAsync(await world.AddCampaignAsync(), RequestStatus.Failed, MessageState.Failed);

        var message = Assert.Single((await world.GetAsync("/api/v1/messages?status=failed&channel=email")).GetProperty("items").EnumerateArray());
        var detail = await world.GetAsync($"/api/v1/messages/{Text(message, "id")}");
        Assert.Equal((request.Id, "failed", 0), (detail.GetProperty("requestId").GetGuid(), Text(detail, "status"), detail.GetProperty("verdicts").GetArrayLength()));
        Assert.Equal((JsonValueKind.Array, JsonValueKind.Array), (detail.GetProperty("attempts").ValueKind, detail.GetProperty("events").ValueKind));
        Assert.Equal(HttpStatusCode.Accepted, (await world.SendAsync(HttpMethod.Post, $"/api/v1/messages/{Text(message, "id")}/retry")).Status);

        var contact = Assert.Single((await world.GetAsync("/api/v1/contacts?search=nora")).GetProperty("items").EnumerateArray());
        Assert.Equal(1, contact.GetProperty("requests").GetInt32());
        var person = await world.GetAsync($"/api/v1/contacts/{Text(contact, "id")}");
        Assert.Contains(person.GetProperty("timeline").EnumerateArray(), activity => Text(activity, "type") == "scheduled");
    }

    private static IEnumerable<string> Names(JsonElement element) => element.EnumerateObject().Select(property => property.Name);

    private static string? Text(JsonElement element, string name) => element.GetProperty(name).GetString();
}
