using System.Text;

namespace FollowUp.Infrastructure.Channels.Smtp;

/// <summary>Signs in with AUTH PLAIN (RFC 4616), or AUTH LOGIN where that is all the server offers.</summary>
internal static class SmtpAuthentication
{
    /// <exception cref="SmtpException">No mechanism in common, or the server refused user and password.</exception>
    public static async ValueTask SignInAsync(SmtpConnection connection, string user, string password, CancellationToken cancellationToken)
    {
        var reply = connection.Capabilities switch
        {
            { AuthPlain: true } => await connection.AskAsync($"AUTH PLAIN {Encode($"\0{user}\0{password}")}", cancellationToken),
            { AuthLogin: true } => await LoginAsync(connection, user, password, cancellationToken),
            _ => throw new SmtpException("auth", "The account has a user name, but the server offers neither AUTH PLAIN nor AUTH LOGIN."),
        };
        if (reply.Code != 235)
        {
            throw reply.Code < 400 ? new SmtpException("auth", $"The server answered AUTH with {reply.Code}.") : SmtpException.Refused(reply);
        }
    }

    private static async ValueTask<SmtpReply> LoginAsync(SmtpConnection connection, string user, string password, CancellationToken cancellationToken)
    {
        var reply = await connection.AskAsync("AUTH LOGIN", cancellationToken);
        if (reply.Code == 334)
        {
            reply = await connection.AskAsync(Encode(user), cancellationToken);
        }

        return reply.Code == 334 ? await connection.AskAsync(Encode(password), cancellationToken) : reply;
    }

    private static string Encode(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));
}
