using System.Text;
using FollowUp.Core.Delivery.Channels;
using FollowUp.Infrastructure.Calls;
using NodaTime;

namespace FollowUp.Infrastructure.Channels.Http;

/// <summary>Talks to providers by HTTP, one request at a time, and never repeats one.</summary>
internal sealed class ProviderHttp(IHttpClientFactory clients, HttpLimits limits, IClock clock)
{
    /// <summary>Name of the client with the limits of providers.</summary>
    public const string Client = "providers";

    /// <summary>Hands a message over and judges the end.</summary>
    /// <param name="make">Makes the request, or throws <see cref="ArgumentException"/> for a setting and <see cref="UnfitMessageException"/> for the message.</param>
    /// <param name="table">The provider's own codes; null where it has nothing to say of an answer.</param>
    public async Task<SendOutcome> HandOverAsync(
        Func<HttpRequestMessage> make, Func<ProviderAnswer, SendOutcome?> table, CancellationToken cancellationToken)
    {
        HttpRequestMessage request;
        try
        {
            request = make();
        }
        catch (ArgumentException exception)
        {
            return HttpOutcomes.Settings(exception.Message);
        }
        catch (UnfitMessageException exception)
        {
            return new SendOutcome.Rejected(exception.Code, exception.Message, exception.InvalidAddress);
        }

        using (request)
        {
            return HttpOutcomes.Of(await ExchangeAsync(request, cancellationToken), table);
        }
    }

    /// <summary>Never throws for what a provider or a network does.</summary>
    public Task<HttpEnd> ExchangeAsync(HttpRequestMessage request, CancellationToken cancellationToken) => ExchangeAsync(request, limits.AnswerBytes, cancellationToken);

    /// <param name="answerBytes">Most that is read of the answer.</param>
    public async Task<HttpEnd> ExchangeAsync(HttpRequestMessage request, int answerBytes, CancellationToken cancellationToken)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(limits.Total);
        try
        {
            using var response = await clients.CreateClient(Client).SendAsync(request, HttpCompletionOption.ResponseHeadersRead, deadline.Token);
            var text = await ReadAsync(response.Content, answerBytes, deadline.Token);
            return new HttpEnd.Answered(new ProviderAnswer((int)response.StatusCode, response.Headers, text ?? "", text is not null, clock.GetCurrentInstant()));
        }
        catch (Exception error) when (error is HttpRequestException or IOException or OperationCanceledException)
        {
            var reason = error switch
            {
                { InnerException: PrivateAddressException inside } => inside.Message,
                OperationCanceledException when cancellationToken.IsCancellationRequested => "The hand-over was cancelled.",
                OperationCanceledException => "The provider did not answer in time.",
                _ => ProviderWords.OneLine(error.InnerException is { } inner ? $"{error.Message} {inner.Message}" : error.Message),
            };
            return error.InnerException is PrivateAddressException
                ? new HttpEnd.NotAllowed(reason)
                : request.Content is WatchedContent { WentOut: true } ? new HttpEnd.NoAnswer(reason) : new HttpEnd.NotSent(reason);
        }
    }

    /// <summary>Null when the answer breaks off or is too long.</summary>
    private static async Task<string?> ReadAsync(HttpContent content, int most, CancellationToken cancellationToken)
    {
        try
        {
            await using var stream = await content.ReadAsStreamAsync(cancellationToken);
            using var memory = new MemoryStream();
            var buffer = new byte[8192];
            int read;
            while ((read = await stream.ReadAsync(buffer, cancellationToken)) > 0)
            {
                memory.Write(buffer, 0, read);
                if (memory.Length > most)
                {
                    return null;
                }
            }

            return Encoding.UTF8.GetString(memory.GetBuffer(), 0, (int)memory.Length);
        }
        catch (Exception error) when (error is HttpRequestException or IOException or OperationCanceledException)
        {
            return null;
        }
    }
}
