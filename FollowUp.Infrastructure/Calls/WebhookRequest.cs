using System.Net.Http.Headers;
using System.Text;
using FollowUp.Core.Kernel;
using FollowUp.Core.Sequences.Steps;

namespace FollowUp.Infrastructure.Calls;

/// <summary>The request that a webhook step makes.</summary>
internal static class WebhookRequest
{
    /// <param name="id">Tells repeats apart.</param>
    /// <param name="body">Written as JSON.</param>
    public static HttpRequestMessage Of(WebhookStep step, Guid id, object body)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, step.Url) { Content = new StringContent(Json.Write(body), Encoding.UTF8, "application/json") };
        request.Headers.UserAgent.Add(new ProductInfoHeaderValue("FollowUp", "1.0"));
        request.Headers.Add("Idempotency-Key", id.ToString("D"));
        foreach (var (name, value) in step.Headers ?? new Dictionary<string, string>())
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return request;
    }
}
