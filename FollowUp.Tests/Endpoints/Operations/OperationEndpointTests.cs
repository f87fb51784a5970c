using System.Net;
using System.Net.Http.Json;
using System.Reflection;
using System.Text.Json;
using FollowUp.Core.Events;
using FollowUp.Infrastructure.Operations;
using FollowUp.Infrastructure.Persistence;
using FollowUp.Tests.Support;
using FollowUp.Web.Endpoints;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ApiExplorer;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using NodaTime;

namespace FollowUp.Tests.Endpoints.Operations;

public sealed class OperationEndpointTests : IDisposable
{
    private readonly TestApp app = new() { Settings = { ["Scans:Enabled"] = "false", ["Metrics:Token"] = "a token for the collector" } };

    public void Dispose() => app.Dispose();

    [Fact]
    public async Task It_is_ready_when_the_database_has_all_migrations_and_tells_how_far_the_scans_are_behind()
    {
        var answer = await app.CreateClient().GetAsync(new Uri("/health/ready", UriKind.Relative));

        // While a change's migration is not written yet the tables of tests are made without any.
        await using var context = app.Get<Database>().Open(DataScope.All);
        var (code, word) = (await context.Database.GetPendingMigrationsAsync()).Any() ? (HttpStatusCode.ServiceUnavailable, "unhealthy") : (HttpStatusCode.OK, "healthy");
        Assert.Equal(code, answer.StatusCode);
        var body = await answer.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal(word, body.GetProperty("status").GetString());
        Assert.Equal(word, body.GetProperty("checks").GetProperty("database").GetProperty("status").GetString());
        Assert.Equal(["events", "advance", "send"], body.GetProperty("checks").GetProperty("scans").GetProperty("data").EnumerateObject().Select(scan => scan.Name));
    }

    [Fact]
    public async Task It_is_not_ready_while_the_database_has_no_tables()
    {
        using var scratch = new Scratch();
        using var empty = new Database(DatabaseProvider.Sqlite, $"Data Source={scratch.File("empty.db")};Pooling=False");

        var result = await new DatabaseCheck(empty).CheckHealthAsync(new HealthCheckContext());

        Assert.Equal(HealthStatus.Unhealthy, result.Status);
    }

    [Fact]
    public async Task Metrics_are_for_those_who_know_the_token()
    {
        using var client = app.CreateClient();
        Assert.Equal(HttpStatusCode.Unauthorized, (await client.GetAsync(new Uri("/metrics", UriKind.Relative))).StatusCode);
        client.DefaultRequestHeaders.Authorization = new("Bearer", "another token");
        Assert.Equal(HttpStatusCode.Unauthorized, (await client.GetAsync(new Uri("/metrics", UriKind.Relative))).StatusCode);
        client.DefaultRequestHeaders.Authorization = new("Bearer", "a token for the collector");
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(new Uri("/metrics", UriKind.Relative))).StatusCode);
    }

    [Fact]
    public async Task Metrics_count_what_came_in_and_show_what_waits()
    {
        using var client = app.CreateClient();
        client.DefaultRequestHeaders.Authorization = new("Bearer", "a token for the collector");
        var arrived = new NewEvent(Guid.Empty, "generic", "k-1", "order_delivered", Instant.FromUtc(2026, 3, 1, 9, 0), "{}");
        await app.Get<IEventIntake>().StoreAsync(arrived, default);
        await app.Get<IEventIntake>().StoreAsync(arrived, default);

        var text = await client.GetStringAsync(new Uri("/metrics", UriKind.Relative));

        var lines = text.Split('\n');
        Assert.Contains("# TYPE followup_events_received_total counter", lines);
        Assert.Contains(lines, line => line.StartsWith("""followup_events_received_total{result="repeat",source="generic"} """, StringComparison.Ordinal));
        Assert.Contains("# TYPE followup_scan_lag_seconds gauge", lines);
        Assert.Contains(lines, line => line.StartsWith("""followup_scan_lag_seconds{scan="events"} """, StringComparison.Ordinal));
        Assert.All(lines.Where(line => line.Length > 0), line => Assert.Matches("""^(# (HELP|TYPE) .+|[a-z_]+(\{[a-z_]+="[^"]*"(,[a-z_]+="[^"]*")*\})? [-+0-9.eEINFa]+)$""", line));
    }

    [Fact]
    public async Task The_api_describes_itself()
    {
        var document = await app.CreateClient().GetFromJsonAsync<JsonElement>("/api/openapi.json");

        var paths = document.GetProperty("paths").EnumerateObject().Select(path => path.Name).ToList();
        Assert.Contains("/api/v1/requests/{id}", paths);
        Assert.Contains("/api/v1/request-campaigns", paths);
        Assert.Contains("/webhooks/orders/{source}/{organization}", paths);
        Assert.Superset(
            new HashSet<string>
            {
                "/api/v1/qr-codes", "/api/v1/qr-codes/{id}", "/api/v1/qr-codes/{id}/image", "/api/v1/qr-codes/{id}/archive", "/api/v1/landing-pages/{id}", "/api/v1/landing-pages/{id}/links/{contactId}", "/api/v1/forms/{id}",
            },
            paths.ToHashSet());
        Assert.DoesNotContain("/f/{key}", paths);
        Assert.DoesNotContain("/metrics", paths);
        Assert.Equal("bearer", document.GetProperty("components").GetProperty("securitySchemes").GetProperty("bearer").GetProperty("scheme").GetString());
        var list = document.GetProperty("paths").GetProperty("/api/v1/requests").GetProperty("get");
        Assert.Equal(
            ["campaign", "channel", "from", "page", "pageSize", "search", "status", "to"], list.GetProperty("parameters").EnumerateArray().Select(parameter => parameter.GetProperty("name").GetString()).Order(StringComparer.Ordinal));
        Assert.Equal(1, list.GetProperty("security").GetArrayLength());
        Assert.False(document.GetProperty("paths").GetProperty("/webhooks/orders/{source}/{organization}").GetProperty("post").TryGetProperty("security", out _));
    }

    /// <summary>Handlers are bound when the product is built, which sees no inherited properties unless a list asks for it (ListQuery.AtRunTime).</summary>
    [Fact]
    public void Every_query_of_a_list_is_bound_whole()
    {
        var found = app.Get<IApiDescriptionGroupCollectionProvider>().ApiDescriptionGroups.Items.SelectMany(group => group.Items)
            .Select(one => (Path: one.RelativePath, Names: one.ParameterDescriptions.Select(parameter => parameter.Name).ToHashSet(), Handler: one.ActionDescriptor.EndpointMetadata.OfType<MethodInfo>().FirstOrDefault()))
            .SelectMany(one => (one.Handler?.GetParameters() ?? []).Where(parameter => parameter.ParameterType.IsAssignableTo(typeof(ListQuery)))
                .Select(parameter => (one.Path, one.Names, Wanted: parameter.ParameterType.GetProperties().Select(property => property.GetCustomAttribute<FromQueryAttribute>()!.Name!))))
            .ToList();

        Assert.True(found.Count > 20, $"Only {found.Count} lists were found.");
        Assert.All(found, one => Assert.Superset(one.Wanted.ToHashSet(), one.Names));
    }

    [Fact]
    public async Task The_page_about_the_api_has_no_script_of_its_own_within_it()
    {
        var page = await app.CreateClient().GetStringAsync(new Uri("/api/docs/index.html", UriKind.Relative));

        // The policy of the product forbids it, and the page would stay blank.
        Assert.DoesNotMatch("<script>", page);
        Assert.DoesNotContain("<script type", page, StringComparison.Ordinal);
    }
}
