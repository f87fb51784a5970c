using System.Net.Http.Headers;
using System.Text;

namespace FollowUp.Infrastructure.Channels.Http;

/// <summary>Makes requests to providers.</summary>
internal static class HttpRequests
{
    private static readonly ProductInfoHeaderValue Product = new("FollowUp", "1.0");
    private static readonly MediaTypeWithQualityHeaderValue Json = new("application/json");

    public static HttpRequestMessage Post(string url, AuthenticationHeaderValue authorization, WatchedContent content)
        => Of(new HttpRequestMessage(HttpMethod.Post, url) { Content = content }, authorization);

    public static HttpRequestMessage Get(string url, AuthenticationHeaderValue authorization)
        => Of(new HttpRequestMessage(HttpMethod.Get, url), authorization);

    public static AuthenticationHeaderValue Basic(string user, string password)
        => new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user}:{password}")));

    private static HttpRequestMessage Of(HttpRequestMessage request, AuthenticationHeaderValue authorization)
    {
        request.Headers.Authorization = authorization;
        request.Headers.UserAgent.Add(Product);
        request.Headers.Accept.Add(Json);
        return request;
    }
}
