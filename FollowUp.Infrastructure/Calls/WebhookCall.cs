using System.Globalization;
using System.Net;
using System.Text.Json;
using FollowUp.Core.Contacts;
using FollowUp.Core.Engine;
using FollowUp.Core.Kernel;
using FollowUp.Core.Sequences.Steps;
using FollowUp.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;

namespace FollowUp.Infrastructure.Calls;

/// <summary>
/// Calls another program by HTTP POST. The body tells step, contact and variables beside what the author wrote. Answers of
/// 2xx are success; 408, 425, 429 and 5xx (RFC 9110) and lost connections are tried again; anything else is final.
/// </summary>
internal sealed class WebhookCall(IHttpClientFactory clients, Database database)
{
    /// <summary>Name of the client with the limits of outbound calls.</summary>
    public const string Client = "step-calls";

    public async Task<ActionOutcome> SendAsync(StepAction action, CancellationToken cancellationToken)
    {
        var step = (WebhookStep)Json.Read<Step>(action.Definition);
        using var request = WebhookRequest.Of(step, action.Id, await BodyAsync(action, step, cancellationToken));
        try
        {
            using var answer = await clients.CreateClient(Client).SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            var code = (int)answer.StatusCode;
            return answer.IsSuccessStatusCode
                ? ActionOutcome.Done
                : new ActionOutcome(string.Create(CultureInfo.InvariantCulture, $"{code} {answer.ReasonPhrase}"), Permanent: !IsTemporary(answer.StatusCode));
        }
        catch (PrivateAddressException error)
        {
            return new ActionOutcome(error.Message, Permanent: true);
        }
        catch (HttpRequestException error)
        {
            return error.InnerException is PrivateAddressException refused ? new ActionOutcome(refused.Message, Permanent: true) : new ActionOutcome(error.Message);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new ActionOutcome("No answer within the time limit.");
        }
    }

    private static bool IsTemporary(HttpStatusCode code)
        => code is HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests or (HttpStatusCode)425 || (int)code >= 500;

    private async Task<object> BodyAsync(StepAction action, WebhookStep step, CancellationToken cancellationToken)
    {
        await using var context = database.Open(action.OrganizationId);
        var contact = await context.Set<Contact>().AsNoTracking().SingleOrDefaultAsync(row => row.Id == action.ContactId, cancellationToken);
        return new
        {
            action.Id,
            action.Step,
            action.EnrollmentId,
            Contact = contact is null ? null : new { contact.Id, contact.Email, contact.Phone, contact.FirstName, contact.LastName },
            Data = JsonElement.Parse(action.Data),
            step.Body,
        };
    }
}
