using System.Diagnostics;
using System.Globalization;
using System.Text;
using FollowUp.Core.Kernel;
using FollowUp.Core.Organizations;
using FollowUp.Core.Sequences;
using FollowUp.Core.Sequences.Steps;

namespace FollowUp.Infrastructure.Calls;

/// <summary>Makes test calls through the same client as steps, which reaches public addresses only.</summary>
internal sealed class WebhookTrials(IHttpClientFactory clients, IIdSource ids) : IWebhookTrials
{
    private const int MostRead = 2_000;

    private static readonly TimeSpan TimeLimit = TimeSpan.FromSeconds(10);

    public async Task<WebhookAnswer> TryAsync(Actor actor, WebhookStep step, CancellationToken cancellationToken)
    {
        actor.Require(Role.Marketer);
        var errors = step.Check(new FlowSurroundings(new Dictionary<Guid, Channel>(), new HashSet<Guid>(), new HashSet<Guid>(), new HashSet<Guid>())).ToList();
        if (errors.Count > 0)
        {
            throw new InputException([.. errors.Select(error => new InputError(error.Field, error.Message))]);
        }

        using var request = WebhookRequest.Of(step, ids.NewId(), Body(step));
        // The client's own limit ends with the headers.
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(TimeLimit);
        var started = Stopwatch.GetTimestamp();
        try
        {
            using var answer = await clients.CreateClient(WebhookCall.Client).SendAsync(request, HttpCompletionOption.ResponseHeadersRead, limit.Token);
            var code = (int)answer.StatusCode;
            return new WebhookAnswer(
                code, string.Create(CultureInfo.InvariantCulture, $"{code} {answer.ReasonPhrase}").TrimEnd(), await BeginningAsync(answer, limit.Token), (long)Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        }
        catch (Exception error) when (error is HttpRequestException or IOException)
        {
            return None((error as PrivateAddressException ?? error.InnerException as PrivateAddressException)?.Message ?? $"No answer: {error.Message}", started);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return None("No answer within the time limit.", started);
        }
    }

    private static WebhookAnswer None(string said, long started) => new(null, said, "", (long)Stopwatch.GetElapsedTime(started).TotalMilliseconds);

    /// <summary>As a step's call is, with an invented contact and a mark that it is a test.</summary>
    private object Body(WebhookStep step) => new
    {
        Id = ids.NewId(),
        Test = true,
        Step = step.Id,
        EnrollmentId = ids.NewId(),
        Contact = new { Id = ids.NewId(), Email = "hana@example.com", Phone = "+46701234567", FirstName = "Hana", LastName = "Sato" },
        Data = new { },
        step.Body,
    };

    /// <summary>A receiver cannot make us read without end.</summary>
    private static async Task<string> BeginningAsync(HttpResponseMessage answer, CancellationToken cancellationToken)
    {
        await using var stream = await answer.Content.ReadAsStreamAsync(cancellationToken);
        var buffer = new byte[MostRead];
        var read = await stream.ReadAtLeastAsync(buffer, MostRead, throwOnEndOfStream: false, cancellationToken);
        return new string([.. Encoding.UTF8.GetString(buffer, 0, read).Where(letter => !char.IsControl(letter) || letter is '\n' or '\t')]);
    }
}
