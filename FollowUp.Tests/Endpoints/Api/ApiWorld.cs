using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using FollowUp.Core.Contacts;
using FollowUp.Core.Delivery;
using FollowUp.Core.Engine;
using FollowUp.Core.Kernel;
using FollowUp.Core.Organizations;
using FollowUp.Core.Requests;
using FollowUp.Core.Sequences;
using FollowUp.Infrastructure.Persistence;
using FollowUp.Tests.Support;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace FollowUp.Tests.Endpoints.Api;

/// <summary>The application with its scans at rest, called by its first API key.</summary>
internal sealed class ApiWorld : IDisposable
{
    private static readonly Instant Start = Instant.FromUtc(2026, 3, 2, 9, 0);

    private readonly TestApp app = new() { Settings = { ["Scans:Enabled"] = "false" } };
    private readonly SystemIdSource ids = new();

    public ApiWorld() => Client = app.CreateApiClient();

    public HttpClient Client { get; }

    public TestApp App => app;

    public async Task<JsonElement> GetAsync(string path)
    {
        var answer = await Client.GetAsync(new Uri(path, UriKind.Relative));
        Assert.Equal((path, HttpStatusCode.OK), (path, answer.StatusCode));
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }

    public async Task<(HttpStatusCode Status, JsonElement Body)> SendAsync(HttpMethod method, string path, string? json = null)
    {
        using var request = new HttpRequestMessage(method, new Uri(path, UriKind.Relative));
        request.Content = json is null ? null : new StringContent(json, Encoding.UTF8, "application/json");
        var answer = await Client.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        return (answer.StatusCode, text.Length == 0 ? default : JsonSerializer.Deserialize<JsonElement>(text));
    }

    /// <summary>The fields that a 400 names.</summary>
    public async Task<IEnumerable<string>> WrongFieldsAsync(HttpMethod method, string path, string? json = null)
    {
        var (status, body) = await SendAsync(method, path, json);
        Assert.Equal((path, HttpStatusCode.BadRequest), (path, status));
        return body.GetProperty("errors").EnumerateObject().Select(field => field.Name);
    }

    /// <summary>A request with one message of each state given.</summary>
    public async Task<Request> AddRequestAsync(Guid campaignId, RequestStatus status = RequestStatus.Sent, MessageState message = MessageState.Sent)
    {
        await using var context = app.Get<Database>().Open(DataScope.All);
        var campaign = await context.Set<RequestCampaign>().SingleAsync(row => row.Id == campaignId);
        var version = (await context.Set<Sequence>().SingleAsync(row => row.Id == campaign.SequenceId)).CurrentVersionId!.Value;
        var organization = campaign.OrganizationId;
        var contact = new Contact { Id = ids.NewId(), OrganizationId = organization, FirstName = "Nora", LastName = "Lind", Email = $"{ids.NewToken()}@example.com".ToLowerInvariant(), CreatedAt = Start, UpdatedAt = Start };
        var request = new Request
        {
            Id = ids.NewId(), OrganizationId = organization, CampaignId = campaignId, EnrollmentId = ids.NewId(), ContactId = contact.Id, OrderId = ids.NewToken(), ItemId = "1", Product = "Alder throw",
            Token = ids.NewToken(), Status = status, CreatedAt = Start, ScheduledAt = Start, ExpiresAt = Start + Duration.FromDays(9000), FirstSentAt = status == RequestStatus.Sent ? Start : null,
        };
        context.AddRange(
            contact,
            request,
            new RequestEvent { Id = ids.NewId(), OrganizationId = organization, RequestId = request.Id, Type = "scheduled", At = Start },
            new Enrollment
            {
                Id = request.EnrollmentId, OrganizationId = organization, SequenceId = campaign.SequenceId, VersionId = version, ContactId = contact.Id, Subject = $"order:{request.OrderId}/item:1", Pass = 1,
                Status = EnrollmentStatus.Active, Step = "before1", PlannedAt = Start, DueAt = Start, Data = "{}", EnteredAt = Start, ExpiresAt = request.ExpiresAt,
            },
            new Message
            {
                Id = ids.NewId(), OrganizationId = organization, Origin = OriginKind.Enrollment, OriginId = request.EnrollmentId, Slot = "ask_email", Lane = Lane.Sequence, Channel = Channel.Email, ContactId = contact.Id,
                Address = contact.Email, TemplateId = campaign.EmailTemplateId, Data = "{}", State = message, PlannedAt = Start, DueAt = Start, ExpiresAt = request.ExpiresAt, Token = ids.NewToken(), AttemptCount = 1,
                Provider = "smtp", ProviderMessageId = "abc@mx", SentAt = message == MessageState.Sent ? Start : null,
            });
        await context.SaveChangesAsync();
        return request;
    }

    public async Task<Guid> AddCampaignAsync(string json = """{ "name": "After delivery" }""")
        => (await SendAsync(HttpMethod.Post, "/api/v1/request-campaigns", json)).Body.GetProperty("id").GetGuid();

    public async Task<HttpClient> ClientWithScopeAsync(params string[] scopes)
    {
        await using var context = app.Get<Database>().Open(DataScope.All);
        var organization = await context.Organizations.OrderBy(row => row.Id).FirstAsync();
        return app.CreateApiClient((await app.Get<IApiKeys>().CreateAsync(Actor.System(organization.Id), "Test", scopes, default)).Text);
    }

    /// <summary>A key for everything in another organization.</summary>
    public async Task<HttpClient> StrangerAsync()
    {
        await using var context = app.Get<Database>().Open(DataScope.All);
        var organization = new Organization { Id = ids.NewId(), Name = "Other", CreatedAt = Start };
        context.Add(organization);
        await context.SaveChangesAsync();
        return app.CreateApiClient((await app.Get<IApiKeys>().CreateAsync(Actor.System(organization.Id), "Other", ["*"], default)).Text);
    }

    public void Dispose()
    {
        Client.Dispose();
        app.Dispose();
    }
}
