using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using FollowUp.Core.Kernel;
using FollowUp.Core.Organizations;
using FollowUp.Core.Sequences;
using FollowUp.Core.Sequences.Steps;
using FollowUp.Tests.Support;

namespace FollowUp.Tests.Infrastructure;

/// <summary>Test calls of webhook steps: what the receiver gets, what is shown, and whom they do not reach.</summary>
public sealed class WebhookTrialTests : IDisposable
{
    private static readonly Actor Marketer = new(new Guid("01950000-0000-7000-8000-0000000000aa"), null, "Mara", Role.Marketer);

    private readonly TestApp app = new();

    public void Dispose() => app.Dispose();

    [Fact]
    public async Task Status_and_answer_are_shown_and_the_receiver_gets_what_a_step_would_send()
    {
        app.Settings["Calls:AllowPrivateAddresses"] = "true";
        using var receiver = new TcpListener(IPAddress.Loopback, 0);
        receiver.Start();
        var received = AnswerAsync(receiver, "HTTP/1.1 422 Unprocessable Content\r\nContent-Length: 19\r\nConnection: close\r\n\r\n{\"error\":\"no list\"}");
        var step = new WebhookStep("call", $"http://127.0.0.1:{((IPEndPoint)receiver.LocalEndpoint).Port}/hook", "end", JsonElement.Parse("""{ "list": "news" }"""), new Dictionary<string, string> { ["X-Key"] = "abc" });

        var answer = await app.Get<IWebhookTrials>().TryAsync(Marketer, step, CancellationToken.None);

        Assert.Equal((422, "422 Unprocessable Content", "{\"error\":\"no list\"}", false), (answer.Status, answer.Said, answer.Body, answer.Accepted));
        var request = await received;
        Assert.Contains("X-Key: abc", request, StringComparison.OrdinalIgnoreCase);
        var body = JsonElement.Parse(request[request.IndexOf('{', StringComparison.Ordinal)..]);
        Assert.Equal(("call", true, "news"), (body.GetProperty("step").GetString(), body.GetProperty("test").GetBoolean(), body.GetProperty("body").GetProperty("list").GetString()));
    }

    [Theory]
    [InlineData("http://127.0.0.1:9/hook")]
    [InlineData("http://localhost:9/hook")]
    [InlineData("http://169.254.169.254/latest/meta-data")]
    [InlineData("http://[::1]:9/")]
    public async Task The_inside_of_our_network_is_not_reached(string url)
    {
        var answer = await app.Get<IWebhookTrials>().TryAsync(Marketer, new WebhookStep("call", url, "end"), CancellationToken.None);

        Assert.Null(answer.Status);
        Assert.Contains("private network", answer.Said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_step_that_could_not_be_published_is_refused_by_field_and_agents_may_not_call()
    {
        var trials = app.Get<IWebhookTrials>();

        var error = await Assert.ThrowsAsync<InputException>(() => trials.TryAsync(Marketer, new WebhookStep("call", "ftp://example.com", "end"), CancellationToken.None));
        Assert.Equal("url", Assert.Single(error.Errors).Field);
        await Assert.ThrowsAsync<ForbiddenException>(() => trials.TryAsync(Marketer with { Role = Role.Agent }, new WebhookStep("call", "https://example.com", "end"), CancellationToken.None));
    }

    private static async Task<string> AnswerAsync(TcpListener receiver, string answer)
    {
        using var client = await receiver.AcceptTcpClientAsync();
        await using var stream = client.GetStream();
        var request = new StringBuilder();
        var buffer = new byte[8192];
        while (!request.ToString().Contains("\"list\"", StringComparison.Ordinal) && await stream.ReadAsync(buffer) is var read and > 0)
        {
            request.Append(Encoding.UTF8.GetString(buffer, 0, read));
        }

        await stream.WriteAsync(Encoding.UTF8.GetBytes(answer));
        return request.ToString();
    }
}
