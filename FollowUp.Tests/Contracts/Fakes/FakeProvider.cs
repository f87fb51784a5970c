using System.Collections.Concurrent;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace FollowUp.Tests.Contracts.Fakes;

/// <summary>A provider within the process, as strict as its documentation: it checks key, headers and every field before it takes a message.</summary>
internal abstract class FakeProvider(IClock clock) : IAsyncDisposable
{
    private readonly ConcurrentQueue<FakeAnswer> scripted = new();
    private readonly ConcurrentQueue<string> violations = new();
    private readonly ConcurrentQueue<FakeRequest> posts = new();
    private readonly TaskCompletionSource read = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private WebApplication? app;
    private int numbered;

    public string Address { get; private set; } = "";

    /// <summary>Ids of the messages taken, each once.</summary>
    public ConcurrentQueue<string> Taken { get; } = new();

    /// <summary>How many messages were taken to each address.</summary>
    public ConcurrentDictionary<string, int> Reached { get; } = new();

    /// <summary>Messages handed over, whatever became of them.</summary>
    public IReadOnlyList<FakeRequest> Posts => [.. posts];

    /// <summary>Whether <see cref="Posts"/> are kept; tens of thousands need more memory than they are worth.</summary>
    public bool KeepsPosts { get; init; } = true;

    /// <summary>What clients did against the documentation.</summary>
    public IReadOnlyCollection<string> Violations => violations;

    /// <summary>Ends when the first message has been read.</summary>
    public Task Read => read.Task;

    public Fault Fault { get; set; }

    /// <summary>What each message meets that would be taken; in place of <see cref="Say"/> and <see cref="Fault"/>.</summary>
    public Func<Task<Trouble>>? Weather { get; set; }

    protected IClock Clock => clock;

    public async Task StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        app = builder.Build();
        app.Run(HandleAsync);
        await app.StartAsync();
        Address = app.Urls.Single();
    }

    /// <summary>Answers the next message so, if it is one that would be taken.</summary>
    public void Say(FakeAnswer answer) => scripted.Enqueue(answer);

    public async Task StopAsync()
    {
        if (Interlocked.Exchange(ref app, null) is { } running)
        {
            await running.StopAsync(new CancellationToken(canceled: true));
            await running.DisposeAsync();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>The answer to a missing or wrong key; null when it is right.</summary>
    protected abstract FakeAnswer? Stranger(FakeRequest request);

    /// <summary>What is wrong with a message by the documentation; null when nothing is.</summary>
    protected abstract string? Problem(FakeRequest request);

    /// <summary>The provider's own form of "bad request".</summary>
    protected abstract FakeAnswer Refuse(string problem);

    /// <summary>Takes the message and says so.</summary>
    protected abstract FakeAnswer Take(FakeRequest request);

    /// <summary>Remembers a message that was taken.</summary>
    protected void Keep(string id, string to)
    {
        Taken.Enqueue(id);
        Reached.AddOrUpdate(to, 1, (_, times) => times + 1);
    }

    /// <summary>1, 2, 3 and so on, for ids.</summary>
    protected int NextNumber() => Interlocked.Increment(ref numbered);

    protected virtual FakeAnswer Look(FakeRequest request) => new(404, "");

    private async Task HandleAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body, Encoding.UTF8);
        var headers = context.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase);
        var request = new FakeRequest(context.Request.Method, context.Request.Path, context.Request.QueryString.Value ?? "", headers, await reader.ReadToEndAsync());
        if (request.Method == "GET")
        {
            await AnswerAsync(context, scripted.TryDequeue(out var look) ? look : Stranger(request) ?? Look(request), Fault.None);
            return;
        }

        if (KeepsPosts)
        {
            posts.Enqueue(request);
        }

        read.TrySetResult();
        if (Stranger(request) is { } stranger)
        {
            await AnswerAsync(context, stranger, Fault.None);
        }
        else if (Problem(request) is { } problem)
        {
            violations.Enqueue(problem);
            await AnswerAsync(context, Refuse(problem), Fault.None);
        }
        else
        {
            var trouble = Weather is { } weather ? await weather() : new Trouble(scripted.TryDequeue(out var next) ? next : null, Fault);
            Fault = Fault.None;
            await AnswerAsync(context, trouble.Answer ?? Take(request), trouble.Fault);
        }
    }

    private static async Task AnswerAsync(HttpContext context, FakeAnswer answer, Fault fault)
    {
        switch (fault)
        {
            case Fault.Slow:
                var gone = new TaskCompletionSource();
                await using (context.RequestAborted.Register(gone.SetResult))
                {
                    await gone.Task;
                }

                return;
            case Fault.Cut:
                context.Abort();
                return;
            case Fault.Garbled:
                answer = new FakeAnswer(200, "<html><body>It works</body></html>");
                break;
        }

        context.Response.StatusCode = answer.Status;
        foreach (var (name, value) in answer.Headers)
        {
            context.Response.Headers.Append(name, value);
        }

        var body = Encoding.UTF8.GetBytes(fault == Fault.Half && answer.Body.Length == 0 ? "accepted" : answer.Body);
        context.Response.Headers.ContentLength = body.Length;
        if (fault == Fault.Half)
        {
            context.Response.Headers.ContentType = "application/json";
            await context.Response.Body.WriteAsync(body.AsMemory(0, body.Length / 2));
            await context.Response.Body.FlushAsync();
            context.Abort();
            return;
        }

        await context.Response.Body.WriteAsync(body);
    }
}
