namespace FollowUp.Tests.Support.Postfix;

/// <summary>Configures and starts a Postfix, writes its folder's name, and stops it when its input ends (postconf(5), master(5)).</summary>
internal static class PostfixScript
{
    public const string Text = """
        set -eu
        trap '' INT
        port=$1
        folder=$(mktemp -d /tmp/followup-postfix-XXXXXX)
        chmod 755 "$folder"
        mkdir "$folder/etc" "$folder/queue" "$folder/data" "$folder/mail"
        chown postfix "$folder/data" "$folder/mail"
        cat >"$folder/etc/main.cf" <<EOF
        compatibility_level = 3.6
        config_directory = $folder/etc
        queue_directory = $folder/queue
        data_directory = $folder/data
        mail_owner = postfix
        setgid_group = postdrop
        maillog_file = $folder/data/log
        maillog_file_prefixes = $folder
        myhostname = postfix.example
        mydestination =
        mynetworks = 127.0.0.0/8
        inet_interfaces = 127.0.0.1
        inet_protocols = ipv4
        alias_maps =
        alias_database =
        local_recipient_maps =
        virtual_mailbox_domains = static:ours
        virtual_mailbox_maps = static:inbox/
        virtual_mailbox_base = $folder/mail
        virtual_uid_maps = static:$(id -u postfix)
        virtual_gid_maps = static:$(id -g postfix)
        virtual_minimum_uid = 1
        smtputf8_enable = yes
        message_size_limit = 31457280
        virtual_mailbox_limit = 0
        EOF
        cat >"$folder/etc/master.cf" <<EOF
        127.0.0.1:$port inet n - n - - smtpd
        cleanup unix n - n - 0 cleanup
        qmgr unix n - n 300 1 qmgr
        rewrite unix - - n - - trivial-rewrite
        bounce unix - - n - 0 bounce
        defer unix - - n - 0 bounce
        virtual unix - n n - - virtual
        anvil unix - - n - 1 anvil
        postlog unix-dgram n - n - 1 postlogd
        proxymap unix - - n - - proxymap
        error unix - - n - - error
        retry unix - - n - - error
        EOF
        echo "$folder"
        postfix -c "$folder/etc" start >"$folder/out" 2>&1 || true
        cat >/dev/null
        postfix -c "$folder/etc" stop >/dev/null 2>&1 || true
        rm -rf "$folder"
        """;
}
