using System.Net;
using System.Text.Json;
using FollowUp.Core.Events;
using FollowUp.Infrastructure.Persistence;
using FollowUp.Tests.Endpoints.Api;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.EntityFrameworkCore;

namespace FollowUp.Tests.Endpoints.Capture;

/// <summary>The application with its API and a browser that follows no redirect.</summary>
internal sealed class CaptureApp : IDisposable
{
    public const string Phone = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Mobile/15E148 Safari/604.1";

    public CaptureApp()
    {
        World = new ApiWorld();
        Visitor = World.App.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false, HandleCookies = false });
    }

    public ApiWorld World { get; }

    public HttpClient Visitor { get; }

    /// <summary>Made through the API.</summary>
    public async Task<JsonElement> AddAsync(string resource, string json)
    {
        var (status, body) = await World.SendAsync(HttpMethod.Post, $"/api/v1/{resource}", json);
        Assert.Equal((HttpStatusCode.Created, ""), (status, status == HttpStatusCode.Created ? "" : body.ToString()));
        return body;
    }

    public async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, string? userAgent = Phone)
    {
        using var request = new HttpRequestMessage(method, new Uri(path, UriKind.Relative));
        if (userAgent is not null)
        {
            request.Headers.TryAddWithoutValidation("User-Agent", userAgent);
        }

        return await Visitor.SendAsync(request);
    }

    public Task<HttpResponseMessage> GetAsync(string path) => SendAsync(HttpMethod.Get, path);

    public async Task<HttpResponseMessage> PostAsync(string path, params (string Name, string Value)[] fields)
    {
        using var content = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
        return await Visitor.PostAsync(new Uri(path, UriKind.Relative), content);
    }

    public async Task<List<Event>> EventsAsync()
    {
        await using var context = World.App.Get<Database>().Open(DataScope.All);
        return await context.Set<Event>().AsNoTracking().OrderBy(row => row.Id).ToListAsync();
    }

    public void Dispose()
    {
        Visitor.Dispose();
        World.Dispose();
    }
}
