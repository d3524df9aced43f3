-- 各等级事故
SELECT level AS 等级, count(*) AS 起数, sum(deaths) AS 死亡
FROM accidents
WHERE date >= :from
GROUP BY level
ORDER BY level;
