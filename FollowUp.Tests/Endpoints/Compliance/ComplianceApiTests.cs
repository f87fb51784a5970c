using System.Net;
using System.Text.Json;
using FollowUp.Core.Consent;
using FollowUp.Core.Kernel;
using FollowUp.Core.Organizations;
using FollowUp.Infrastructure.Persistence;
using FollowUp.Tests.Endpoints.Api;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace FollowUp.Tests.Endpoints.Compliance;

/// <summary>The compliance report, and the findings of laws, as programs get them.</summary>
public sealed class ComplianceApiTests : IDisposable
{
    private const string Report = "/api/v1/reports/compliance";

    private readonly ApiWorld world = new();

    public void Dispose() => world.Dispose();

    [Fact]
    public async Task The_report_counts_one_organization_and_comes_as_a_table_too()
    {
        await using (var context = world.App.Get<Database>().Open(DataScope.All))
        {
            var own = (await context.Organizations.SingleAsync()).Id;
            var other = new Organization { Id = world.App.Get<IIdSource>().NewId(), Name = "Other", CreatedAt = Instant.FromUtc(2026, 3, 1, 0, 0) };
            context.Add(other);
            context.AddRange(new[] { own, other.Id }.Select(id => new ConsentEntry
            {
                Id = world.App.Get<IIdSource>().NewId(), OrganizationId = id, Position = 1, Channel = Channel.Sms, Purpose = ConsentPurpose.Marketing, Decision = ConsentDecision.Withdrawn, Source = "test",
                AddressHash = "a", PreviousHash = "", At = Instant.FromUtc(2026, 3, 1, 12, 0), RecordedAt = Instant.FromUtc(2026, 3, 1, 12, 0),
            }));
            await context.SaveChangesAsync();
        }

        var answer = await world.GetAsync($"{Report}?from=2026-03-01&to=2026-03-07&channel=sms&by=week");
        Assert.Equal((1, 0, 2), (answer.GetProperty("total").GetProperty("optOuts").GetInt32(), answer.GetProperty("previous").GetProperty("optOuts").GetInt32(), answer.GetProperty("steps").GetArrayLength()));
        Assert.Equal("sms", answer.GetProperty("channels")[0].GetProperty("channel").GetString());
        var table = await world.Client.GetAsync(new Uri($"{Report}/table?from=2026-03-01&to=2026-03-07", UriKind.Relative));
        Assert.Equal("text/csv", table.Content.Headers.ContentType?.MediaType);
        Assert.Contains("2026-03-01,2026-03-01,all,1,0", await table.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("from=soon", "from")]
    [InlineData("from=2026-03-02&to=2026-03-01", "to")]
    [InlineData("channel=fax", "channel")]
    [InlineData("by=hour", "by")]
    public async Task Wrong_input_names_the_field(string query, string field)
        => Assert.Equal([field], await world.WrongFieldsAsync(HttpMethod.Get, $"{Report}?{query}"));

    [Fact]
    public async Task Without_a_key_there_is_no_report()
    {
        using var client = world.App.CreateClient();

        Assert.Equal(HttpStatusCode.Unauthorized, (await client.GetAsync(Report)).StatusCode);
    }

    [Fact]
    public async Task Marketing_without_an_address_is_refused_and_what_runs_says_what_is_worth_a_word()
    {
        var template = (await world.GetAsync("/api/v1/templates?channel=email")).GetProperty("items")[0].GetProperty("id").GetString();
        var flow = $$"""{ "start": "mail", "settings": { "purpose": "marketing" }, "steps": [ { "id": "mail", "kind": "send", "channel": "email", "template": "{{template}}", "next": "end" } ] }""";

        await world.SendAsync(HttpMethod.Patch, "/api/v1/organization", """{ "postalAddress": " " }""");
        Assert.Equal(["flow.steps[0].channel"], await world.WrongFieldsAsync(HttpMethod.Post, "/api/v1/sequences", $$"""{ "name": "News", "flow": {{flow}} }"""));

        await world.SendAsync(HttpMethod.Patch, "/api/v1/organization", """{ "postalAddress": "Road 1, Oslo" }""");
        var (_, made) = await world.SendAsync(HttpMethod.Post, "/api/v1/sequences", $$"""{ "name": "News", "flow": {{flow}} }""");
        var (status, published) = await world.SendAsync(HttpMethod.Post, $"/api/v1/sequences/{made.GetProperty("id").GetString()}/publish");
        Assert.Equal(HttpStatusCode.OK, status);
        var findings = published.GetProperty("findings").EnumerateArray().ToList();
        Assert.DoesNotContain(findings, finding => finding.GetProperty("blocks").GetBoolean());
        Assert.Contains(findings, finding => finding.GetProperty("message").GetString()!.Contains("frequency cap", StringComparison.Ordinal));
    }
}
